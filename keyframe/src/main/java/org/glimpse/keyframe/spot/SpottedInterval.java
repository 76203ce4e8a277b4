package org.glimpse.keyframe.spot;

import org.glimpse.core.Checks;
import org.glimpse.core.clip.Movement;

/**
 * An expression that was spotted.
 *
 * @param onset the first frame, 0-based
 * @param apex the frame of the highest score
 * @param offset the last frame, inclusive
 * @param kind micro- or macro-expression, by duration
 * @param score how clear it is; only the order of scores of one spotter matters
 */
public record SpottedInterval(int onset, int apex, int offset, Movement.Kind kind, double score) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException unless {@code 0 <= onset <= apex <= offset}
   */
  public SpottedInterval {
    Checks.inRange("apex", apex, Checks.atLeast("onset", onset, 0), offset);
  }
}
