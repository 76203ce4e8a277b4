package org.glimpse.synthetic;

/**
 * A picture that can be read between its pixels: cubic B-spline interpolation, channels innermost.
 *
 * <p>The coefficients are prefiltered, so the spline passes through the pixels; it keeps fine
 * texture much better under sub-pixel shifts than a Catmull-Rom kernel of the same width. Outside
 * the picture the border repeats.
 *
 * <p>Source: M. Unser, Splines: a perfect fit for signal and image processing, 1999.
 */
final class SplineImage {
  private static final double POLE = Math.sqrt(3) - 2;
  private static final int HORIZON = 24;

  private final int left;
  private final int top;
  private final int width;
  private final int height;
  private final int channels;
  private final float[] coefficients;

  private SplineImage(
      int left, int top, int width, int height, int channels, float[] coefficients) {
    this.left = left;
    this.top = top;
    this.width = width;
    this.height = height;
    this.channels = channels;
    this.coefficients = coefficients;
  }

  /** The part of a layer between two columns and two rows of the view, the ends included. */
  static SplineImage of(Layer layer, int left, int top, int right, int bottom) {
    int x0 = Math.max(left, -layer.margin);
    int y0 = Math.max(top, -layer.margin);
    int width = Math.max(1, Math.min(right, layer.width - layer.margin - 1) - x0 + 1);
    int height = Math.max(1, Math.min(bottom, layer.height - layer.margin - 1) - y0 + 1);
    float[] values = layer.bgrAndCover(x0 + layer.margin, y0 + layer.margin, width, height);
    SplineImage image = new SplineImage(x0, y0, width, height, 4, values);
    image.prefilter();
    return image;
  }

  /** A part of a view of which blue, green, red and cover are known, row by row. */
  static SplineImage of(float[] values, int left, int top, int width) {
    SplineImage image =
        new SplineImage(left, top, width, values.length / 4 / width, 4, values.clone());
    image.prefilter();
    return image;
  }

  /** The same picture with luma as its only color. */
  SplineImage toGray() {
    return new SplineImage(left, top, width, height, 2, Layer.luma(coefficients));
  }

  private void prefilter() {
    float[] line = new float[Math.max(width, height)];
    for (int y = 0; y < height; y++) {
      for (int c = 0; c < channels; c++) {
        filter(line, width, y * width * channels + c, channels);
      }
    }
    for (int x = 0; x < width; x++) {
      for (int c = 0; c < channels; c++) {
        filter(line, height, x * channels + c, width * channels);
      }
    }
  }

  private void filter(float[] line, int n, int start, int stride) {
    if (n < 2) {
      return;
    }
    for (int i = 0; i < n; i++) {
      line[i] = 6 * coefficients[start + i * stride];
    }
    double first = line[0];
    double power = POLE;
    for (int i = 1; i < Math.min(n, HORIZON); i++) {
      first += power * line[i];
      power *= POLE;
    }
    line[0] = (float) first;
    for (int i = 1; i < n; i++) {
      line[i] += (float) (POLE * line[i - 1]);
    }
    line[n - 1] = (float) (POLE / (POLE * POLE - 1) * (line[n - 1] + POLE * line[n - 2]));
    for (int i = n - 2; i >= 0; i--) {
      line[i] = (float) (POLE * (line[i + 1] - line[i]));
    }
    for (int i = 0; i < n; i++) {
      coefficients[start + i * stride] = line[i];
    }
  }

  /** Reads all channels at a column and row of the view, pixel centers at whole numbers. */
  void read(double column, double row, float[] into) {
    int x = (int) Math.floor(column);
    int y = (int) Math.floor(row);
    float u = (float) (column - x);
    float v = (float) (row - y);
    x -= left;
    y -= top;
    float u0 = (1 - u) * (1 - u) * (1 - u) / 6;
    float u3 = u * u * u / 6;
    float u1 = (4 - 6 * u * u + 3 * u * u * u) / 6;
    float u2 = 1 - u0 - u1 - u3;
    float v0 = (1 - v) * (1 - v) * (1 - v) / 6;
    float v3 = v * v * v / 6;
    float v1 = (4 - 6 * v * v + 3 * v * v * v) / 6;
    float v2 = 1 - v0 - v1 - v3;
    int a = channels * inside(x - 1, width);
    int b = channels * inside(x, width);
    int c = channels * inside(x + 1, width);
    int d = channels * inside(x + 2, width);
    int stride = channels * width;
    int p = stride * inside(y - 1, height);
    int q = stride * inside(y, height);
    int r = stride * inside(y + 1, height);
    int s = stride * inside(y + 2, height);
    float[] k = coefficients;
    for (int i = 0; i < channels; i++) {
      float top = u0 * k[p + a + i] + u1 * k[p + b + i] + u2 * k[p + c + i] + u3 * k[p + d + i];
      float upper = u0 * k[q + a + i] + u1 * k[q + b + i] + u2 * k[q + c + i] + u3 * k[q + d + i];
      float lower = u0 * k[r + a + i] + u1 * k[r + b + i] + u2 * k[r + c + i] + u3 * k[r + d + i];
      float low = u0 * k[s + a + i] + u1 * k[s + b + i] + u2 * k[s + c + i] + u3 * k[s + d + i];
      into[i] = v0 * top + v1 * upper + v2 * lower + v3 * low;
    }
  }

  private static int inside(int i, int n) {
    return i < 0 ? 0 : Math.min(i, n - 1);
  }
}
