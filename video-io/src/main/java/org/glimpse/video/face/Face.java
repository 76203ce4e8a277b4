package org.glimpse.video.face;

import java.util.Optional;

/**
 * A face found in a frame.
 *
 * @param center the middle of the detector's square
 * @param side the side of the square in pixels
 * @param confidence greater than 0, less than 1
 * @param eyes the eyes, if both were found at plausible places
 * @param landmarks the landmarks, if they were looked for and found
 */
record Face(
    Point center,
    double side,
    double confidence,
    Optional<Eyes> eyes,
    Optional<FaceLandmarks> landmarks) {
  /** A face of which only the place is known. */
  static Face at(Point center, double side, double confidence) {
    return new Face(center, side, confidence, Optional.empty(), Optional.empty());
  }

  /** The same face with its eyes, if they are plausible in it. */
  Face withEyes(Eyes found) {
    return Plausible.eyes(this, found)
        ? new Face(center, side, confidence, Optional.of(found), landmarks)
        : this;
  }

  /**
   * The centres of the eyes.
   *
   * @param right the person's right eye, at the left of the picture
   * @param left the person's left eye
   */
  record Eyes(Point right, Point left) {}

  /** Intersection over union with another square. */
  double overlap(Face other) {
    double reach = (side + other.side) / 2;
    double smaller = Math.min(side, other.side);
    double width = Math.min(smaller, reach - Math.abs(center.x() - other.center.x()));
    double height = Math.min(smaller, reach - Math.abs(center.y() - other.center.y()));
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double common = width * height;
    return common / (side * side + other.side * other.side - common);
  }
}
