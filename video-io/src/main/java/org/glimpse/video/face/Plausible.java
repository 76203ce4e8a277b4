package org.glimpse.video.face;

/** What eyes and faces can look like. */
final class Plausible {
  private static final double MIN_DISTANCE = 0.28;
  private static final double MAX_DISTANCE = 0.60;
  private static final double MAX_TILT = Math.tan(Math.toRadians(20));
  private static final double RIGHT_EYE_X = 0.31;
  private static final double EYE_Y = 0.385;
  private static final double MAX_MISS = 0.14;

  private Plausible() {}

  /** Where the eyes of an upright face lie in the detector's square. */
  static Face.Eyes standardEyes(Point center, double side) {
    double y = center.y() + (EYE_Y - 0.5) * side;
    double half = (0.5 - RIGHT_EYE_X) * side;
    return new Face.Eyes(new Point(center.x() - half, y), new Point(center.x() + half, y));
  }

  /** Whether eyes have a possible distance, tilt and place in the face. */
  static boolean eyes(Face face, Face.Eyes eyes) {
    double dx = eyes.left().x() - eyes.right().x();
    double dy = eyes.left().y() - eyes.right().y();
    Face.Eyes standard = standardEyes(face.center(), face.side());
    return dx >= MIN_DISTANCE * face.side()
        && dx <= MAX_DISTANCE * face.side()
        && Math.abs(dy) <= MAX_TILT * dx
        && eyes.right().distanceTo(standard.right()) <= MAX_MISS * face.side()
        && eyes.left().distanceTo(standard.left()) <= MAX_MISS * face.side();
  }
}
