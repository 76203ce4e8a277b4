package org.glimpse.evaluation.statistics;

import org.glimpse.core.Checks;

/**
 * A confidence interval of a statistic.
 *
 * @param lower the lower end
 * @param upper the upper end, at least the lower
 * @param level the confidence, such as 0.95
 * @param resamples the number of resamples that it rests on
 * @param undefined the number of further resamples in which the statistic was undefined
 */
public record Interval(double lower, double upper, double level, int resamples, int undefined) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the ends are not in order or the level is not in [0, 1]
   */
  public Interval {
    Checks.argument(
        lower <= upper, "interval must be in order but is [" + lower + ", " + upper + "]");
    Checks.inRange("level", level, 0, 1);
  }

  /**
   * Whether a value lies within, ends included.
   *
   * @param value the value
   * @return true if {@code lower <= value <= upper}
   */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }
}
