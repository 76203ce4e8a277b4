package org.glimpse.core.frame;

import java.util.List;

/**
 * Thirty points of a face where they lie on an average face in an aligned picture, as fractions of
 * its side, see {@link FaceLayout}. Right and left are the person's: right is at the left of the
 * picture.
 */
public enum FacePoint {
  /** Between the brows. */
  GLABELLA(0.50, 0.28),
  /** Outer end of the right brow. */
  RIGHT_BROW_OUTER(0.24, 0.28),
  /** Middle of the right brow. */
  RIGHT_BROW_MIDDLE(0.33, 0.24),
  /** Inner end of the right brow. */
  RIGHT_BROW_INNER(0.43, 0.26),
  /** Inner end of the left brow. */
  LEFT_BROW_INNER(0.57, 0.26),
  /** Middle of the left brow. */
  LEFT_BROW_MIDDLE(0.67, 0.24),
  /** Outer end of the left brow. */
  LEFT_BROW_OUTER(0.76, 0.28),
  /** Outer corner of the right eye. */
  RIGHT_EYE_OUTER(0.26, 0.38),
  /** Upper lid of the right eye. */
  RIGHT_EYE_UPPER(0.34, 0.355),
  /** Lower lid of the right eye. */
  RIGHT_EYE_LOWER(0.34, 0.405),
  /** Inner corner of the right eye. */
  RIGHT_EYE_INNER(0.42, 0.385),
  /** Inner corner of the left eye. */
  LEFT_EYE_INNER(0.58, 0.385),
  /** Upper lid of the left eye. */
  LEFT_EYE_UPPER(0.66, 0.355),
  /** Lower lid of the left eye. */
  LEFT_EYE_LOWER(0.66, 0.405),
  /** Outer corner of the left eye. */
  LEFT_EYE_OUTER(0.74, 0.38),
  /** Bridge of the nose. */
  NOSE_BRIDGE(0.50, 0.44),
  /** Tip of the nose. */
  NOSE_TIP(0.50, 0.56),
  /** Right wing of the nose. */
  RIGHT_NOSE_WING(0.42, 0.59),
  /** Left wing of the nose. */
  LEFT_NOSE_WING(0.58, 0.59),
  /** Right cheek. */
  RIGHT_CHEEK(0.28, 0.56),
  /** Left cheek. */
  LEFT_CHEEK(0.72, 0.56),
  /** Right corner of the mouth. */
  RIGHT_MOUTH_CORNER(0.37, 0.73),
  /** Right side of the upper lip. */
  RIGHT_UPPER_LIP(0.44, 0.705),
  /** Middle of the upper lip. */
  UPPER_LIP(0.50, 0.70),
  /** Left side of the upper lip. */
  LEFT_UPPER_LIP(0.56, 0.705),
  /** Left corner of the mouth. */
  LEFT_MOUTH_CORNER(0.63, 0.73),
  /** Left side of the lower lip. */
  LEFT_LOWER_LIP(0.56, 0.765),
  /** Middle of the lower lip. */
  LOWER_LIP(0.50, 0.775),
  /** Right side of the lower lip. */
  RIGHT_LOWER_LIP(0.44, 0.765),
  /** Chin. */
  CHIN(0.50, 0.91);

  private static final List<FacePoint> ALL = List.of(values());

  private final double x;
  private final double y;

  FacePoint(double x, double y) {
    this.x = x;
    this.y = y;
  }

  /**
   * All points, from the brows down to the chin: the order in which numbers about them stand.
   *
   * @return 30 points
   */
  public static List<FacePoint> all() {
    return ALL;
  }

  /**
   * The column.
   *
   * @return 0 at the left edge to 1 at the right edge
   */
  public double x() {
    return x;
  }

  /**
   * The row.
   *
   * @return 0 at the top edge to 1 at the bottom edge
   */
  public double y() {
    return y;
  }
}
