package org.glimpse.video.face;

/**
 * A place in a picture, in pixels from its left and top edges; the centre of the first pixel is at
 * (0.5, 0.5).
 *
 * @param x pixels to the right
 * @param y pixels down
 */
public record Point(double x, double y) {
  double distanceTo(Point other) {
    return Math.hypot(x - other.x, y - other.y);
  }
}
