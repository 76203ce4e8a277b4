package org.glimpse.evaluation.spotting;

import org.glimpse.core.Checks;

/**
 * When a predicted interval may count as a true one.
 *
 * @param iou the threshold of intersection over union, in (0, 1]
 * @param strict whether the threshold itself is too little
 * @param sharedPredictions whether one prediction may find several true intervals; true intervals
 *     overlap in CAS(ME)², and the published counts of the MEGC 2020 baseline share predictions
 */
public record MatchRule(double iou, boolean strict, boolean sharedPredictions) {
  /**
   * Checks the threshold.
   *
   * @throws IllegalArgumentException if it is outside (0, 1]
   */
  public MatchRule {
    Checks.inRange("IoU threshold", Checks.positive("IoU threshold", iou), 0, 1);
  }

  /**
   * The rule of the MEGC challenges: {@code IoU >= 0.5}, frames inclusive, each interval matched at
   * most once.
   *
   * @return the rule
   */
  public static MatchRule megc() {
    return new MatchRule(0.5, false, false);
  }

  /**
   * This rule with another threshold.
   *
   * @param threshold in (0, 1]
   * @return a copy
   * @throws IllegalArgumentException if the threshold is out of range
   */
  public MatchRule withIou(double threshold) {
    return new MatchRule(threshold, strict, sharedPredictions);
  }

  /**
   * This rule with {@code >} or {@code >=}.
   *
   * @param value true for {@code >}
   * @return a copy
   */
  public MatchRule withStrict(boolean value) {
    return new MatchRule(iou, value, sharedPredictions);
  }

  /**
   * This rule with predictions that may or may not find several true intervals.
   *
   * @param value true if they may
   * @return a copy
   */
  public MatchRule withSharedPredictions(boolean value) {
    return new MatchRule(iou, strict, value);
  }

  /**
   * Whether an overlap is enough.
   *
   * @param overlap an intersection over union
   * @return true if it is
   */
  public boolean accepts(double overlap) {
    return strict ? overlap > iou : overlap >= iou;
  }
}
