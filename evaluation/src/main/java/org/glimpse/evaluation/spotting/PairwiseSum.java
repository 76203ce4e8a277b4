package org.glimpse.evaluation.spotting;

/**
 * Sums in the order in which NumPy sums contiguous doubles.
 *
 * <p>Two windows that differ in the last bit are no plateau, so peaks can only agree with those of
 * published scripts if sums are rounded as they are there.
 */
final class PairwiseSum {
  private static final int LANES = 8;
  private static final int BLOCK = 128;

  private PairwiseSum() {}

  static double mean(double[] values, int from, int count) {
    return sum(values, from, count) / count;
  }

  private static double sum(double[] values, int from, int count) {
    if (count < LANES) {
      double sum = 0;
      for (int i = 0; i < count; i++) {
        sum += values[from + i];
      }
      return sum;
    }
    if (count > BLOCK) {
      int half = count / 2;
      half -= half % LANES;
      return sum(values, from, half) + sum(values, from + half, count - half);
    }
    double[] lanes = new double[LANES];
    int whole = count - count % LANES;
    for (int i = 0; i < whole; i++) {
      lanes[i % LANES] += values[from + i];
    }
    double sum =
        ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
            + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    for (int i = whole; i < count; i++) {
      sum += values[from + i];
    }
    return sum;
  }
}
