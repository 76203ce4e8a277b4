package org.glimpse.evaluation.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;
import org.glimpse.core.Checks;

/** Two-sided tests of paired values: the same subjects or clips under two conditions. */
public final class PairedTests {
  private static final double RESOLUTION = 1e12;
  private static final String WILCOXON = "Wilcoxon signed-rank";

  private PairedTests() {}

  /**
   * Wilcoxon's signed-rank test.
   *
   * <p>Differences are rounded to 1e-12, so that ties are not lost to binary fractions; zeros are
   * left out, as Wilcoxon did. The p-value is exact without ties and otherwise normal with
   * corrections for ties and continuity. Statistic: the sum of the ranks of positive differences,
   * W+. Effect: the matched-pairs rank-biserial correlation {@code (W+ - W-) / (W+ + W-)} in [-1,
   * 1]. If all differences are 0 the p-value is 1 and there is no effect.
   *
   * @param first values under the first condition, at least one
   * @param second values of the same units under the second
   * @return the result; n counts the pairs that differ
   * @throws IllegalArgumentException if the lengths differ, are 0, or a value is not finite
   */
  public static TestResult wilcoxon(List<Double> first, List<Double> second) {
    double[] differences = Arrays.stream(differences(first, second)).filter(d -> d != 0).toArray();
    int n = differences.length;
    if (n == 0) {
      return new TestResult(WILCOXON, 0, 0, 1, OptionalDouble.empty());
    }
    WilcoxonSignedRankTest.Result result = WilcoxonSignedRankTest.withDefaults().test(differences);
    double ranks = n * (n + 1.0) / 2;
    double positive = result.getStatistic();
    return new TestResult(
        WILCOXON,
        n,
        positive,
        Math.min(1, result.getPValue()),
        OptionalDouble.of((2 * positive - ranks) / ranks));
  }

  /**
   * McNemar's exact test of two classifiers on the same clips: among the clips that only one of
   * them gets right, either is as likely to be right.
   *
   * <p>Statistic: the number that only the first gets right. Effect: {@code (b - c) / (b + c)} in
   * [-1, 1] with b and c the two numbers. Without discordant clips the p-value is 1 and there is no
   * effect.
   *
   * @param onlyFirst clips that only the first gets right, at least 0
   * @param onlySecond clips that only the second gets right, at least 0
   * @return the result; n counts the discordant clips
   * @throws IllegalArgumentException if a number is negative
   */
  public static TestResult mcnemar(int onlyFirst, int onlySecond) {
    Checks.atLeast("clips that only the first gets right", onlyFirst, 0);
    Checks.atLeast("clips that only the second gets right", onlySecond, 0);
    int n = onlyFirst + onlySecond;
    if (n == 0) {
      return new TestResult("McNemar exact", 0, 0, 1, OptionalDouble.empty());
    }
    double p = BinomialTest.withDefaults().test(n, onlyFirst, 0.5).getPValue();
    return new TestResult(
        "McNemar exact",
        n,
        onlyFirst,
        Math.min(1, p),
        OptionalDouble.of((double) (onlyFirst - onlySecond) / n));
  }

  /**
   * Cohen's d of paired values: the mean of the differences first - second over their standard
   * deviation (divisor n - 1).
   *
   * @param first values under the first condition
   * @param second values of the same units under the second
   * @return the effect size, or empty for fewer than two pairs or differences that are all equal
   * @throws IllegalArgumentException if the lengths differ, are 0, or a value is not finite
   */
  public static OptionalDouble cohensD(List<Double> first, List<Double> second) {
    double[] differences = differences(first, second);
    double mean = Arrays.stream(differences).average().orElseThrow();
    double squares = Arrays.stream(differences).map(d -> (d - mean) * (d - mean)).sum();
    if (differences.length < 2 || squares == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(mean / Math.sqrt(squares / (differences.length - 1)));
  }

  private static double[] differences(List<Double> first, List<Double> second) {
    Checks.notEmpty("values", first);
    Checks.argument(
        first.size() == second.size(),
        "both conditions must have as many values but have "
            + first.size()
            + " and "
            + second.size());
    return IntStream.range(0, first.size())
        .mapToDouble(i -> first.get(i) - second.get(i))
        .peek(d -> Checks.argument(Double.isFinite(d), "values must be finite"))
        .map(d -> Math.rint(d * RESOLUTION) / RESOLUTION)
        .toArray();
  }
}
