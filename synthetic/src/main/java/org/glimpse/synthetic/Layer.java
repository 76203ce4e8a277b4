package org.glimpse.synthetic;

/** A picture in linear light that is being painted, over a window of a view with a margin. */
final class Layer {
  private static final int ROOTS = 1024;
  private static final double[] SRGB = srgb();

  final FaceView view;
  final int margin;
  final int width;
  final int height;
  private final float[] rgb;
  private final float[] cover;

  Layer(FaceView view, int margin) {
    this.view = view;
    this.margin = margin;
    width = view.size().width() + 2 * margin;
    height = view.size().height() + 2 * margin;
    rgb = new float[3 * width * height];
    cover = new float[width * height];
  }

  double faceX(int column) {
    return view.faceX(column - (double) margin);
  }

  double faceY(int row) {
    return view.faceY(row - (double) margin);
  }

  double column(double faceX) {
    return view.column(faceX) + margin;
  }

  double row(double faceY) {
    return view.row(faceY) + margin;
  }

  /** Lays a color over a pixel; cover never shrinks. */
  void blend(int column, int row, Rgb color, double share) {
    if (share <= 0 || column < 0 || row < 0 || column >= width || row >= height) {
      return;
    }
    int at = row * width + column;
    float old = cover[at];
    double now = share + old * (1 - share);
    double weight = share / now;
    rgb[3 * at] += (float) (weight * (color.r() - rgb[3 * at]));
    rgb[3 * at + 1] += (float) (weight * (color.g() - rgb[3 * at + 1]));
    rgb[3 * at + 2] += (float) (weight * (color.b() - rgb[3 * at + 2]));
    cover[at] = (float) now;
  }

  /** Multiplies a pixel's light. */
  void shade(int column, int row, double factor) {
    int at = 3 * (row * width + column);
    rgb[at] *= (float) factor;
    rgb[at + 1] *= (float) factor;
    rgb[at + 2] *= (float) factor;
  }

  /**
   * The colors of a part as the camera stores them, sRGB in [0, 255] times cover, then cover in [0,
   * 1]: blue, green, red, cover.
   */
  float[] bgrAndCover(int x0, int y0, int columns, int rows) {
    float[] values = new float[4 * columns * rows];
    int at = 0;
    for (int y = y0; y < y0 + rows; y++) {
      for (int i = y * width + x0; i < y * width + x0 + columns; i++) {
        values[at++] = cover[i] * encode(rgb[3 * i + 2]);
        values[at++] = cover[i] * encode(rgb[3 * i + 1]);
        values[at++] = cover[i] * encode(rgb[3 * i]);
        values[at++] = cover[i];
      }
    }
    return values;
  }

  /** Blue, green, red and cover to luma (ITU-R BT.601) and cover. */
  static float[] luma(float[] values) {
    float[] gray = new float[values.length / 2];
    for (int i = 0; i < gray.length / 2; i++) {
      gray[2 * i] =
          0.114f * values[4 * i] + 0.587f * values[4 * i + 1] + 0.299f * values[4 * i + 2];
      gray[2 * i + 1] = values[4 * i + 3];
    }
    return gray;
  }

  private static float encode(float light) {
    double at = ROOTS * Math.sqrt(Curves.clamp01(light));
    int i = Math.min((int) at, ROOTS - 1);
    return (float) Curves.mix(SRGB[i], SRGB[i + 1], at - i);
  }

  /** The linear light of a value in [0, 255] of the sRGB curve. */
  static double decode(int value) {
    double v = value / 255.0;
    return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
  }

  /** The sRGB curve (IEC 61966-2-1) at equally spaced square roots of light. */
  private static double[] srgb() {
    double[] table = new double[ROOTS + 1];
    for (int i = 0; i <= ROOTS; i++) {
      double l = (double) i * i / ((double) ROOTS * ROOTS);
      table[i] = 255 * (l <= 0.0031308 ? 12.92 * l : 1.055 * Math.pow(l, 1 / 2.4) - 0.055);
    }
    return table;
  }
}
