package org.glimpse.evaluation.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The range of k independent standard normal values, which is the studentized range with infinitely
 * many degrees of freedom.
 */
final class StudentizedRange {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final double LIMIT = 9;
  private static final int STEPS = 2000;
  private static final double LARGEST = 40;
  private static final int HALVINGS = 60;

  private final int groups;

  StudentizedRange(int groups) {
    this.groups = groups;
  }

  /**
   * The chance that the range is at most q: {@code k * integral of phi(z) (Phi(z) - Phi(z - q))^(k
   * - 1) dz}, by Simpson's rule over [-9, 9].
   */
  double cumulativeProbability(double q) {
    double step = 2 * LIMIT / STEPS;
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
      double z = -LIMIT + i * step;
      int weight = i == 0 || i == STEPS ? 1 : i % 2 == 1 ? 4 : 2;
      sum += weight * NORMAL.density(z) * Math.pow(NORMAL.probability(z - q, z), groups - 1.0);
    }
    return Math.min(1, groups * sum * step / 3);
  }

  /** The q whose cumulative probability is p, by halving an interval. */
  double quantile(double p) {
    double low = 0;
    double high = LARGEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (cumulativeProbability(middle) < p) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
