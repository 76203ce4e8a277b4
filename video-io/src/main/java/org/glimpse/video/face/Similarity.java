package org.glimpse.video.face;

import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FaceLayout;

/**
 * A similarity transform {@code (x, y) -> (a x - b y + tx, b x + a y + ty)} between places in
 * pixels from the picture's edges.
 *
 * @param a scale times cosine
 * @param b scale times sine
 * @param tx shift to the right
 * @param ty shift down
 */
public record Similarity(double a, double b, double tx, double ty) {
  static final Similarity IDENTITY = new Similarity(1, 0, 0, 0);

  /** The transform that brings the eyes to the places of {@link FaceLayout}. */
  static Similarity eyesTo(Size size, Face.Eyes eyes) {
    return between(eyes, eyesIn(size));
  }

  /** The transform that brings two places to two others. */
  static Similarity between(Face.Eyes eyes, Face.Eyes places) {
    Point right = places.right();
    Point left = places.left();
    double dx = eyes.left().x() - eyes.right().x();
    double dy = eyes.left().y() - eyes.right().y();
    double ex = left.x() - right.x();
    double ey = left.y() - right.y();
    double square = dx * dx + dy * dy;
    double a = (ex * dx + ey * dy) / square;
    double b = (ey * dx - ex * dy) / square;
    return new Similarity(
        a,
        b,
        right.x() - (a * eyes.right().x() - b * eyes.right().y()),
        right.y() - (b * eyes.right().x() + a * eyes.right().y()));
  }

  /** The transform that brings places to others with the least sum of squared distances. */
  static Similarity fit(List<Point> from, List<Point> to) {
    int n = from.size();
    double fx = from.stream().mapToDouble(Point::x).sum() / n;
    double fy = from.stream().mapToDouble(Point::y).sum() / n;
    double gx = to.stream().mapToDouble(Point::x).sum() / n;
    double gy = to.stream().mapToDouble(Point::y).sum() / n;
    double along = 0;
    double across = 0;
    double square = 0;
    for (int i = 0; i < n; i++) {
      double x = from.get(i).x() - fx;
      double y = from.get(i).y() - fy;
      double u = to.get(i).x() - gx;
      double v = to.get(i).y() - gy;
      along += x * u + y * v;
      across += x * v - y * u;
      square += x * x + y * y;
    }
    double a = along / square;
    double b = across / square;
    return new Similarity(a, b, gx - (a * fx - b * fy), gy - (b * fx + a * fy));
  }

  /** Where the eyes lie in an aligned picture. */
  static Face.Eyes eyesIn(Size size) {
    double y = FaceLayout.eyeY(size.height());
    return new Face.Eyes(
        new Point(FaceLayout.rightEyeX(size.width()), y),
        new Point(FaceLayout.leftEyeX(size.width()), y));
  }

  /**
   * By how much it enlarges.
   *
   * @return greater than 0; 1 keeps sizes
   */
  public double scale() {
    return Math.hypot(a, b);
  }

  /**
   * This transform and then another.
   *
   * @param next what is done afterwards
   * @return both in one
   */
  public Similarity then(Similarity next) {
    return new Similarity(
        next.a * a - next.b * b,
        next.b * a + next.a * b,
        next.a * tx - next.b * ty + next.tx,
        next.b * tx + next.a * ty + next.ty);
  }

  /**
   * The way back.
   *
   * @return the transform that undoes this one
   */
  public Similarity inverse() {
    double square = a * a + b * b;
    double c = a / square;
    double d = -b / square;
    return new Similarity(c, d, -(c * tx - d * ty), -(d * tx + c * ty));
  }

  /** The same movement in pictures that are larger by a factor. */
  Similarity enlarged(double factor) {
    return new Similarity(a, b, factor * tx, factor * ty);
  }

  /**
   * By how much it turns.
   *
   * @return degrees, clockwise on the screen
   */
  public double degrees() {
    return Math.toDegrees(Math.atan2(b, a));
  }

  /**
   * Where a place comes to lie.
   *
   * @param p a place in the first picture
   * @return its place in the second
   */
  public Point apply(Point p) {
    return new Point(a * p.x() - b * p.y() + tx, b * p.x() + a * p.y() + ty);
  }
}
