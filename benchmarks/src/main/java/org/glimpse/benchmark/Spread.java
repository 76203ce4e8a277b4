package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Means, deviations and medians over seeds and repeats. */
final class Spread {
  private Spread() {}

  /** The median of at least one value; of an even number the upper of the two in the middle. */
  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /** For example {@code 81.3 ± 0.7}; the deviation is unbiased, and left out of a single value. */
  static String of(List<Double> shares) {
    double mean = shares.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    if (shares.size() < 2) {
      return String.format(Locale.ROOT, "%.1f", 100 * mean);
    }
    double squares = shares.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
    double deviation = Math.sqrt(squares / (shares.size() - 1));
    return String.format(Locale.ROOT, "%.1f ± %.1f", 100 * mean, 100 * deviation);
  }

  /** The differences of two lists, seed by seed. */
  static String ofDifferences(List<Double> shares, List<Double> base) {
    List<Double> differences = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      differences.add(shares.get(i) - base.get(i));
    }
    return of(differences);
  }
}
