package org.glimpse.evaluation.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.ranking.NaNStrategy;
import org.apache.commons.statistics.ranking.NaturalRanking;
import org.apache.commons.statistics.ranking.TiesStrategy;
import org.glimpse.core.Checks;

/**
 * Friedman's test of k treatments over N blocks, with Nemenyi's comparison of all pairs.
 *
 * <p>In each block the treatments are ranked, the highest value getting rank 1 and tied values
 * their mean rank.
 */
public final class Friedman {
  private final int blocks;
  private final double[] averageRanks;
  private final double ties;

  private Friedman(int blocks, double[] averageRanks, double ties) {
    this.blocks = blocks;
    this.averageRanks = averageRanks;
    this.ties = ties;
  }

  /**
   * Ranks treatments.
   *
   * @param values one row a block, for example a subject, with one value a treatment, higher is
   *     better; at least 2 rows of at least 2 finite values
   * @return the ranks, ready for tests
   * @throws IllegalArgumentException if there are too few rows or columns, rows differ in length,
   *     or a value is not finite
   */
  public static Friedman of(List<List<Double>> values) {
    Checks.atLeast("blocks", values.size(), 2);
    int k = Checks.atLeast("treatments", values.get(0).size(), 2);
    NaturalRanking ranking = new NaturalRanking(NaNStrategy.FAILED, TiesStrategy.AVERAGE);
    double[] sums = new double[k];
    double ties = 0;
    for (List<Double> row : values) {
      Checks.argument(
          row.size() == k, "every block must have " + k + " values but one has " + row.size());
      row.forEach(v -> Checks.argument(Double.isFinite(v), "values must be finite"));
      double[] ranks = ranking.apply(row.stream().mapToDouble(v -> -v).toArray());
      for (int t = 0; t < k; t++) {
        sums[t] += ranks[t];
      }
      // sum over tied groups of (size^3 - size) = sum over treatments of (size^2 - 1)
      for (double rank : ranks) {
        double size = Arrays.stream(ranks).filter(r -> r == rank).count();
        ties += size * size - 1;
      }
    }
    return new Friedman(
        values.size(), Arrays.stream(sums).map(s -> s / values.size()).toArray(), ties);
  }

  /**
   * The average rank of each treatment over the blocks.
   *
   * @return in the order of the treatments, each in [1, k], 1 best
   */
  public List<Double> averageRanks() {
    return Arrays.stream(averageRanks).boxed().toList();
  }

  /**
   * The test that all treatments are alike.
   *
   * <p>Statistic: {@code 12 N / (k (k + 1)) * sum (R_t - (k + 1) / 2)^2} over average ranks R,
   * divided by {@code 1 - sum (t^3 - t) / (N (k^3 - k))} over groups of t ties; its p-value is that
   * of chi-squared with {@code k - 1} degrees of freedom. Effect: Kendall's W, the statistic over
   * {@code N (k - 1)}, in [0, 1]. If all values of every block tie, the p-value is 1 and there is
   * no effect.
   *
   * @return the result; n counts the blocks
   */
  public TestResult test() {
    int k = averageRanks.length;
    double correction = 1 - ties / (blocks * (Math.pow(k, 3) - k));
    if (correction <= 0) {
      return new TestResult("Friedman", blocks, 0, 1, OptionalDouble.empty());
    }
    double squares = Arrays.stream(averageRanks).map(r -> r - (k + 1) / 2.0).map(d -> d * d).sum();
    double statistic = 12.0 * blocks / (k * (k + 1)) * squares / correction;
    double p = ChiSquaredDistribution.of(k - 1).survivalProbability(statistic);
    return new TestResult(
        "Friedman", blocks, statistic, p, OptionalDouble.of(statistic / (blocks * (k - 1.0))));
  }

  /**
   * Nemenyi's critical difference: average ranks that differ by at least this much differ
   * significantly, {@code q / sqrt(2) * sqrt(k (k + 1) / (6 N))} with q the upper quantile of the
   * studentized range of k groups and infinitely many degrees of freedom.
   *
   * @param alpha the level of significance, in [0.0001, 0.5]
   * @return in ranks
   * @throws IllegalArgumentException if alpha is out of range
   */
  public double criticalDifference(double alpha) {
    Checks.inRange("alpha", alpha, 0.0001, 0.5);
    return new StudentizedRange(averageRanks.length).quantile(1 - alpha) * rankError();
  }

  /**
   * Nemenyi's p-value of a pair, corrected for comparing all pairs.
   *
   * @param first the index of a treatment
   * @param second the index of another
   * @return in [0, 1]
   * @throws IndexOutOfBoundsException if there is no such treatment
   */
  public double nemenyi(int first, int second) {
    int k = averageRanks.length;
    double difference =
        averageRanks[Checks.index("treatment", first, k)]
            - averageRanks[Checks.index("treatment", second, k)];
    double p =
        1 - new StudentizedRange(k).cumulativeProbability(Math.abs(difference) / rankError());
    return Math.max(0, p);
  }

  private double rankError() {
    int k = averageRanks.length;
    return Math.sqrt(k * (k + 1) / (12.0 * blocks));
  }

  /**
   * The treatments from best to worst.
   *
   * @return their indices by rising average rank; of equal ranks the lower index first
   */
  public List<Integer> order() {
    return IntStream.range(0, averageRanks.length)
        .boxed()
        .sorted((a, b) -> Double.compare(averageRanks[a], averageRanks[b]))
        .toList();
  }
}
