package org.glimpse.synthetic;

/**
 * A small movement of the head in the picture plane: a turn about a point of the jaw, then a shift;
 * it dies away along the neck, so that the shoulders stand still.
 *
 * @param dx shift to the right in face units
 * @param dy shift down in face units
 * @param angle turn in radians, clockwise on the screen
 */
record HeadPose(double dx, double dy, double angle) {
  static final HeadPose STILL = new HeadPose(0, 0, 0);
  static final double PIVOT_X = FaceGeometry.AXIS;
  static final double PIVOT_Y = 190;
  private static final double NECK_TOP = 228;
  private static final double NECK_END = 305;
  private static final double SIDE_START = 110;

  /** Half the width of the part of the picture that may move. */
  static final double SIDE_END = 136;

  /** The first row that may move. */
  static final double TOP = -90;

  /** The last row that may move. */
  static final double BOTTOM = NECK_END;

  /** How much of the movement a point takes part in, in [0, 1]. */
  static double share(double x, double y) {
    double u = Math.abs(x - PIVOT_X);
    if (y <= NECK_TOP && u <= SIDE_START) {
      return 1;
    }
    if (y >= NECK_END || u >= SIDE_END) {
      return 0;
    }
    return (1 - Curves.smooth(NECK_TOP, NECK_END, y))
        * (1 - Curves.smooth(SIDE_START, SIDE_END, u));
  }
}
