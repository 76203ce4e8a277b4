package org.glimpse.evaluation;

import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;

/**
 * How far the training of one fold trusted one of its clips, when it last saw it.
 *
 * @param fold the fold's name
 * @param clip a training clip of the fold
 * @param measure what the value is
 * @param value a confidence in (0, 1), or an uncertainty above 0, of which only ranks matter
 */
public record ClipTrust(String fold, ClipId clip, Measure measure, double value) {
  /**
   * Checks the value.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public ClipTrust {
    Checks.inRange("trust in " + clip, value, 0, Double.MAX_VALUE);
  }

  /** What a value says. */
  public enum Measure {
    /** How much the clip was relied on. */
    CONFIDENCE,
    /** How hard or how likely wrongly labelled the clip seemed. */
    UNCERTAINTY
  }
}
