package org.glimpse.core.tensor;

import org.glimpse.core.Checks;

/**
 * The range within which a tensor's values lie.
 *
 * @param min the smallest possible value
 * @param max the largest possible value, greater than {@code min}
 */
public record ValueRange(double min, double max) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException unless {@code min < max}
   */
  public ValueRange {
    Checks.argument(min < max, "a range must ascend but is [" + min + ", " + max + "]");
  }
}
