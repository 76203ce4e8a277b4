package org.glimpse.synthetic;

import org.glimpse.core.Seeds;

/** Paints the eyeballs on a layer of their own, which the lids uncover. */
final class EyePainter {
  private static final Rgb WHITE = new Rgb(0.62, 0.58, 0.55);
  private static final Rgb FLESH = new Rgb(0.42, 0.2, 0.17);
  private static final Rgb BLACK = new Rgb(0.006, 0.005, 0.005);

  private final FaceGeometry geometry;
  private final Complexion complexion;
  private final LatticeNoise fibers;

  EyePainter(FaceGeometry geometry, Complexion complexion, long seed) {
    this.geometry = geometry;
    this.complexion = complexion;
    fibers = new LatticeNoise(Seeds.derive(seed, "iris"));
  }

  /** Paints both eyeballs, a little beyond the widest opening of the lids. */
  void paint(Layer layer) {
    for (int side = -1; side <= 1; side += 2) {
      double cx = FaceGeometry.eyeX(side);
      int x0 = (int) Math.floor(layer.column(cx - 24));
      int x1 = (int) Math.ceil(layer.column(cx + 24));
      int y0 = (int) Math.floor(layer.row(FaceGeometry.EYE_Y - 20));
      int y1 = (int) Math.ceil(layer.row(FaceGeometry.EYE_Y + 18));
      for (int row = y0; row <= y1; row++) {
        for (int column = x0; column <= x1; column++) {
          layer.blend(
              column,
              row,
              color(layer.faceX(column), layer.faceY(row), side, layer.view.scale()),
              1);
        }
      }
    }
  }

  private Rgb color(double x, double y, int side, double scale) {
    double dx = x - FaceGeometry.eyeX(side);
    double dy = y - FaceGeometry.EYE_Y + 0.7;
    double across = geometry.acrossEye(x, side);
    double r = Math.hypot(dx, dy);
    double ball = Math.max(0, 1 - (dx * dx) / 520 - (dy * dy) / 420);
    Rgb white = WHITE.times(0.45 + 0.55 * ball);
    white = white.mix(FLESH, 0.28 * Curves.smooth(0.55, 1.0, Math.abs(across)));
    white = white.mix(FLESH.times(1.15), Curves.smooth(-0.76, -0.95, across));
    double radius = geometry.irisRadius;
    Rgb iris = iris(dx, dy, r / radius);
    Rgb color = white.mix(iris, Curves.smooth(radius + 0.55, radius - 0.75, r));
    color = color.mix(BLACK, Curves.smooth(0.37 * radius + 0.5, 0.37 * radius - 0.5, r));
    double soft = Math.max(0.5, 0.7 / scale);
    double glint =
        Curves.smooth(
            1.5 + soft,
            1.5 - soft,
            Math.hypot((dx - 4.4 * complexion.lightX - 0.4) * 1.1, dy + 2.4));
    double second = 0.25 * Curves.bell(dx + 5 * complexion.lightX, dy - 2.6, 1.1, 0.8);
    return color.plus(0.85 * glint + 0.5 * second * Curves.smooth(radius, radius - 1, r));
  }

  private Rgb iris(double dx, double dy, double rho) {
    double angle = Math.atan2(dy, dx);
    double fiber = fibers.at(9 * Math.cos(angle) + 40, 9 * Math.sin(angle) + rho) * 0.22;
    double ring = 1 - 0.72 * Curves.smooth(0.72, 1.0, rho);
    double glow = 1 + 0.55 * Curves.bell(dx * 0.12, (dy - 2.8) * 0.22, 1, 1);
    return complexion.iris.times(Math.max(0, (1 + fiber) * ring * glow));
  }
}
