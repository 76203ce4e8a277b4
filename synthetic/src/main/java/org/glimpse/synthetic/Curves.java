package org.glimpse.synthetic;

/** The few one-dimensional shapes of which the faces are made. */
final class Curves {
  private Curves() {}

  static double mix(double a, double b, double t) {
    return a + (b - a) * t;
  }

  static double clamp01(double t) {
    return t < 0 ? 0 : Math.min(t, 1);
  }

  /** From 0 to 1 with first and second derivative 0 at both ends; t is in [0, 1]. */
  static double fade(double t) {
    return t * t * t * (t * (t * 6 - 15) + 10);
  }

  /** 0 up to {@code edge0}, 1 from {@code edge1} on, smooth between. */
  static double smooth(double edge0, double edge1, double x) {
    double t = clamp01((x - edge0) / (edge1 - edge0));
    return t * t * (3 - 2 * t);
  }

  /** A bell of height 1 at 0 with the given standard deviation, cut to 0 beyond four of them. */
  static double bell(double x, double sigma) {
    double t = x / sigma;
    return t * t > 16 ? 0 : Math.exp(-0.5 * t * t);
  }

  /** A bell on the plane. */
  static double bell(double x, double y, double sigmaX, double sigmaY) {
    double tx = x / sigmaX;
    double ty = y / sigmaY;
    double t = tx * tx + ty * ty;
    return t > 16 ? 0 : Math.exp(-0.5 * t);
  }

  /** How much of a pixel lies on the positive side of an edge at a signed distance in pixels. */
  static double coverage(double distance) {
    return clamp01(distance + 0.5);
  }
}
