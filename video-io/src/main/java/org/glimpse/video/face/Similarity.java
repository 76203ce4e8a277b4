package org.glimpse.video.face;

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
record Similarity(double a, double b, double tx, double ty) {
  /** The transform that brings the eyes to the places of {@link FaceLayout}. */
  static Similarity eyesTo(Size size, Face.Eyes eyes) {
    Point right = new Point(FaceLayout.rightEyeX(size.width()), FaceLayout.eyeY(size.height()));
    Point left = new Point(FaceLayout.leftEyeX(size.width()), FaceLayout.eyeY(size.height()));
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

  double scale() {
    return Math.hypot(a, b);
  }

  Point apply(Point p) {
    return new Point(a * p.x() - b * p.y() + tx, b * p.x() + a * p.y() + ty);
  }
}
