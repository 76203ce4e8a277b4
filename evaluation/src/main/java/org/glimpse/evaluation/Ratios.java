package org.glimpse.evaluation;

import java.util.List;
import java.util.OptionalDouble;

/** Ratios and means that are empty where they are undefined. */
final class Ratios {
  private Ratios() {}

  /** The ratio, or empty if the denominator is 0. */
  static OptionalDouble of(double numerator, double denominator) {
    return denominator == 0 ? OptionalDouble.empty() : OptionalDouble.of(numerator / denominator);
  }

  /** The mean, or empty if there is no value or one of them is empty. */
  static OptionalDouble mean(List<OptionalDouble> values) {
    if (values.isEmpty() || values.stream().anyMatch(OptionalDouble::isEmpty)) {
      return OptionalDouble.empty();
    }
    return values.stream().mapToDouble(OptionalDouble::getAsDouble).average();
  }
}
