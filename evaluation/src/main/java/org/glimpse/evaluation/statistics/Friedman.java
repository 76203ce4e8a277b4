package org.glimpse.evaluation.statistics;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
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
  private static final int RELABELINGS = 9999;
  private static final double ROUNDING = 1e-9;

  private final int blocks;
  private final double[][] ranks;
  private final double[] averageRanks;
  private final double ties;

  private Friedman(double[][] ranks, double ties) {
    blocks = ranks.length;
    this.ranks = ranks;
    this.ties = ties;
    double[] sums = new double[ranks[0].length];
    for (double[] block : ranks) {
      add(sums, block);
    }
    averageRanks = Arrays.stream(sums).map(s -> s / blocks).toArray();
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
    double[][] ranked = new double[values.size()][];
    double ties = 0;
    for (int block = 0; block < ranked.length; block++) {
      List<Double> row = values.get(block);
      Checks.argument(
          row.size() == k, "every block must have " + k + " values but one has " + row.size());
      row.forEach(v -> Checks.argument(Double.isFinite(v), "values must be finite"));
      double[] ranks = ranking.apply(row.stream().mapToDouble(v -> -v).toArray());
      ranked[block] = ranks;
      // sum over tied groups of (size^3 - size) = sum over treatments of (size^2 - 1)
      for (double rank : ranks) {
        double size = Arrays.stream(ranks).filter(r -> r == rank).count();
        ties += size * size - 1;
      }
    }
    return new Friedman(ranked, ties);
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
   * The same test where blocks are not independent of each other but come in groups, as subjects do
   * who were tested by one trained model: what is chance in that model is shared by all of them,
   * and {@link #test} finds differences too easily.
   *
   * <p>If all treatments are alike, their names may be exchanged in any group as a whole. The
   * p-value is {@code (1 + m) / 10000}, where in m of 9999 random ways of exchanging them, drawn
   * for each group anew, the statistic is at least as large. With g groups it cannot fall below
   * {@code 1 / k!^(g - 1)}. Where every block is a group of its own, this is Friedman's test
   * without the approximation by chi-squared.
   *
   * @param groups the group of each block, any numbers
   * @param random the source of the exchanges
   * @return the result, with the statistic and effect of {@link #test}
   * @throws IllegalArgumentException unless there is one group a block
   */
  public TestResult test(List<Integer> groups, RandomGenerator random) {
    Checks.argument(
        groups.size() == blocks,
        "there must be a group for each of " + blocks + " blocks but there are " + groups.size());
    int k = averageRanks.length;
    Map<Integer, double[]> sums = new LinkedHashMap<>();
    for (int block = 0; block < blocks; block++) {
      double[] sum = sums.computeIfAbsent(groups.get(block), g -> new double[k]);
      add(sum, ranks[block]);
    }
    double observed = spread(sums.values());
    int atLeast = 1;
    for (int i = 0; i < RELABELINGS; i++) {
      sums.values().forEach(sum -> shuffle(sum, random));
      atLeast += spread(sums.values()) >= observed - ROUNDING ? 1 : 0;
    }
    TestResult plain = test();
    return new TestResult(
        "Friedman, groups exchanged",
        blocks,
        plain.statistic(),
        atLeast / (RELABELINGS + 1.0),
        plain.effect());
  }

  /** How far apart the treatments' sums of ranks are; the statistic grows with it. */
  private static double spread(Collection<double[]> groups) {
    double[] total = new double[groups.iterator().next().length];
    groups.forEach(sum -> add(total, sum));
    return Arrays.stream(total).map(t -> t * t).sum();
  }

  private static void add(double[] sum, double[] values) {
    for (int t = 0; t < sum.length; t++) {
      sum[t] += values[t];
    }
  }

  private static void shuffle(double[] values, RandomGenerator random) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double held = values[i];
      values[i] = values[j];
      values[j] = held;
    }
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
