package org.glimpse.synthetic;

/** Paints single hairs: tapering lines with soft edges. */
final class HairStroke {
  private final Layer layer;

  HairStroke(Layer layer) {
    this.layer = layer;
  }

  /**
   * A bent hair from a root; all lengths in face units.
   *
   * @param angle direction at the root in radians, 0 to the right, growing downward
   * @param bend how much the direction turns from root to tip, in radians
   */
  void paint(
      double x,
      double y,
      double angle,
      double bend,
      double length,
      double width,
      Rgb color,
      double strength) {
    double scale = layer.view.scale();
    int steps = Math.max(2, (int) Math.ceil(length * scale * 1.4));
    double step = length / steps;
    double px = x;
    double py = y;
    for (int i = 0; i <= steps; i++) {
      double t = (double) i / steps;
      double half = 0.5 * width * scale * (1 - 0.8 * t);
      dot(layer.column(px), layer.row(py), half, color, strength * Math.min(1, 4 * (1 - t)));
      double a = angle + bend * t;
      px += step * Math.cos(a);
      py += step * Math.sin(a);
    }
  }

  private void dot(double cx, double cy, double half, Rgb color, double strength) {
    double peak = Math.min(1, 2 * half) * strength * 0.6;
    double radius = Math.max(0.55, half + 0.15);
    int reach = (int) Math.ceil(radius + 0.5);
    int x0 = (int) Math.round(cx);
    int y0 = (int) Math.round(cy);
    for (int y = y0 - reach; y <= y0 + reach; y++) {
      for (int x = x0 - reach; x <= x0 + reach; x++) {
        double share = Curves.clamp01(radius + 0.5 - Math.hypot(x - cx, y - cy));
        layer.blend(x, y, color, peak * share);
      }
    }
  }
}
