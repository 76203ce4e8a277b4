package org.glimpse.core.frame;

import java.util.Locale;

/** Parts of the face in which motion is measured; left and right are the person's own. */
public enum Region {
  /** The right brow, at the left of the picture, up to the middle of the forehead. */
  RIGHT_BROW,
  /** The left brow. */
  LEFT_BROW,
  /** The right eye with its lids. */
  RIGHT_EYE,
  /** The left eye with its lids. */
  LEFT_EYE,
  /** Bridge, tip and wings of the nose. */
  NOSE,
  /** The right cheek. */
  RIGHT_CHEEK,
  /** The left cheek. */
  LEFT_CHEEK,
  /** Lips and mouth corners. */
  MOUTH,
  /** The chin. */
  CHIN;

  /**
   * The region as it is written in files.
   *
   * @return for example {@code "right_brow"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether the region is an eye, where blinks are larger than any expression.
   *
   * @return true for the two eyes
   */
  public boolean isEye() {
    return this == RIGHT_EYE || this == LEFT_EYE;
  }
}
