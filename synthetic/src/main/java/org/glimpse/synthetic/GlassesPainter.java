package org.glimpse.synthetic;

import java.util.random.RandomGenerator;

/** Dark glasses: two rounded lenses in a rim, a bridge and the beginnings of the temples. */
final class GlassesPainter implements OccluderPainter {
  private static final double AXIS = FaceGeometry.AXIS;
  private static final double RIM = 2.6;
  private static final double BAR = 2.4;
  private static final double BELOW_EYES = 3;
  private static final double ABOVE_EYES = 9;
  private static final double SHADOW = 0.32;
  private static final Rgb BLACK = new Rgb(0, 0, 0);

  private final FaceGeometry geometry;
  private final double halfWidth;
  private final double halfHeight;
  private final double roundness;
  private final Rgb rim;
  private final Rgb lens;

  GlassesPainter(FaceGeometry geometry, RandomGenerator random) {
    this.geometry = geometry;
    halfWidth = random.nextDouble(26, 30);
    halfHeight = random.nextDouble(18, 23);
    roundness = random.nextDouble(2.4, 4);
    double brown = random.nextDouble();
    rim = new Rgb(0.012, 0.010, 0.009).mix(new Rgb(0.09, 0.045, 0.02), brown * brown);
    lens = new Rgb(0.018, 0.020, 0.022).mix(new Rgb(0.04, 0.025, 0.012), random.nextDouble());
  }

  @Override
  public Extent extent() {
    double side = geometry.headHalfWidth(FaceGeometry.EYE_Y) + 1;
    double middle = FaceGeometry.EYE_Y + BELOW_EYES;
    double high = halfHeight + RIM;
    return new Extent(AXIS - side, middle - high, AXIS + side, middle + high);
  }

  @Override
  public void paint(Layer layer) {
    double soft = Math.max(0.5, 0.6 / layer.view.scale());
    for (int row = 0; row < layer.height; row++) {
      double y = layer.faceY(row);
      if (Math.abs(y - FaceGeometry.EYE_Y) > 50) {
        continue;
      }
      for (int column = 0; column < layer.width; column++) {
        double x = layer.faceX(column);
        double shade = Curves.smooth(-7, 3, inFrame(x - 1, y - 5));
        layer.blend(column, row, BLACK, SHADOW * shade);
        double frame = inFrame(x, y);
        Rgb bright = rim.plus(0.05 * Curves.bell(frame - 1.3, 0.6));
        layer.blend(column, row, bright, Curves.smooth(-soft, soft, frame));
        layer.blend(column, row, glass(x, y), Curves.smooth(-soft, soft, inLens(x, y, 0)));
      }
    }
  }

  /** Darker above, with a soft reflection of a window that leans. */
  private Rgb glass(double x, double y) {
    double down = (y - FaceGeometry.EYE_Y) / halfHeight;
    double across = Math.abs(x - AXIS) - FaceGeometry.EYE_DX;
    double side = x < AXIS ? -1 : 1;
    double streak = side * across + 0.55 * (y - FaceGeometry.EYE_Y) + 9;
    double shine = 0.05 * Curves.smooth(5, 2.5, Math.abs(streak)) * Curves.smooth(1, -0.7, down);
    return lens.times(1 + 0.9 * Curves.clamp01(0.5 + 0.5 * down)).plus(shine);
  }

  /** Signed distance into rim, bridge or temples, in face units. */
  private double inFrame(double x, double y) {
    double u = Math.abs(x - AXIS);
    double frame = inLens(x, y, RIM);
    if (u < FaceGeometry.EYE_DX - halfWidth + 3) {
      double arch = FaceGeometry.EYE_Y - 4 + 0.02 * u * u;
      frame = Math.max(frame, BAR - Math.abs(y - arch));
    }
    double outer = FaceGeometry.EYE_DX + halfWidth - 2;
    double head = geometry.headHalfWidth(FaceGeometry.EYE_Y) + 1;
    if (u > outer && u < head) {
      double temple = FaceGeometry.EYE_Y - ABOVE_EYES + 0.06 * (u - outer);
      frame = Math.max(frame, Math.min(BAR - Math.abs(y - temple), head - u));
    }
    return frame;
  }

  /** Signed distance into a lens that is larger by a margin, nearly. */
  private double inLens(double x, double y, double margin) {
    double a = halfWidth + margin;
    double b = halfHeight + margin;
    double du = Math.abs(Math.abs(x - AXIS) - FaceGeometry.EYE_DX) / a;
    double dv = Math.abs(y - FaceGeometry.EYE_Y - BELOW_EYES) / b;
    double q = Math.pow(Math.pow(du, roundness) + Math.pow(dv, roundness), 1 / roundness);
    return (1 - q) * Math.min(a, b);
  }
}
