package org.glimpse.evaluation.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.glimpse.core.Checks;
import org.glimpse.core.Seeds;

/**
 * Confidence intervals by resampling whole units, for example subjects, with replacement.
 *
 * <p>The interval is bias-corrected and accelerated (BCa): with {@code z0} the normal quantile of
 * the share of resamples below the estimate (equal ones count one half) and {@code a} the
 * acceleration from leaving each unit out, an end is the quantile of the resamples at {@code Phi(z0
 * + (z0 + z) / (1 - a (z0 + z)))}. Because resamples of n units spread too little, z is not the
 * normal quantile of that end but {@code sqrt(n / (n - 1))} times that of Student's t with {@code n
 * - 1} degrees of freedom; for a mean that gives the usual t interval. Quantiles are interpolated
 * linearly between order statistics. Where the estimate lies outside all resamples or leaving a
 * unit out makes the statistic undefined, z0 or a is 0.
 *
 * @param resamples how many resamples to draw, at least 100
 * @param level the confidence, in [0.5, 1)
 * @param seed decides the draws
 */
public record Bootstrap(int resamples, double level, long seed) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int MIN_RESAMPLES = 100;
  private static final double MAX_LEVEL = 0.9999;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if there are fewer than 100 resamples or the level is outside
   *     [0.5, 0.9999]
   */
  public Bootstrap {
    Checks.atLeast("resamples", resamples, MIN_RESAMPLES);
    Checks.inRange("level", level, 0.5, MAX_LEVEL);
  }

  /**
   * 2000 resamples, level 0.95, seed 0.
   *
   * @return the options
   */
  public static Bootstrap withDefaults() {
    return new Bootstrap(2000, 0.95, 0);
  }

  /**
   * These options with another number of resamples.
   *
   * @param count at least 100
   * @return a copy
   * @throws IllegalArgumentException if the count is smaller than 100
   */
  public Bootstrap withResamples(int count) {
    return new Bootstrap(count, level, seed);
  }

  /**
   * These options with another level.
   *
   * @param confidence in [0.5, 0.9999]
   * @return a copy
   * @throws IllegalArgumentException if the level is out of range
   */
  public Bootstrap withLevel(double confidence) {
    return new Bootstrap(resamples, confidence, seed);
  }

  /**
   * These options with another seed.
   *
   * @param value the seed
   * @return a copy
   */
  public Bootstrap withSeed(long value) {
    return new Bootstrap(resamples, level, value);
  }

  /**
   * The interval of a statistic.
   *
   * @param <T> what is resampled
   * @param units the units, in an order that does not depend on chance
   * @param statistic the statistic of a sample of units, empty where it is undefined
   * @return the interval; empty if there are fewer than two units, or if the statistic is undefined
   *     for the units themselves or for more than half of the resamples
   */
  public <T> Optional<Interval> interval(
      List<T> units, Function<List<T>, OptionalDouble> statistic) {
    OptionalDouble estimate = statistic.apply(units);
    if (units.size() < 2 || estimate.isEmpty()) {
      return Optional.empty();
    }
    double[] drawn = draw(units, statistic);
    if (2 * drawn.length < resamples) {
      return Optional.empty();
    }
    double bias = bias(drawn, estimate.getAsDouble());
    double acceleration = acceleration(units, statistic);
    double z = halfWidth(units.size());
    double lower = quantile(drawn, shifted(-z, bias, acceleration));
    double upper = quantile(drawn, shifted(z, bias, acceleration));
    return Optional.of(
        new Interval(
            Math.min(lower, upper),
            Math.max(lower, upper),
            level,
            drawn.length,
            resamples - drawn.length));
  }

  private <T> double[] draw(List<T> units, Function<List<T>, OptionalDouble> statistic) {
    RandomGenerator random = Seeds.generator(seed, "bootstrap");
    double[] values = new double[resamples];
    int defined = 0;
    List<T> sample = new ArrayList<>(units);
    for (int r = 0; r < resamples; r++) {
      for (int i = 0; i < units.size(); i++) {
        sample.set(i, units.get(random.nextInt(units.size())));
      }
      OptionalDouble value = statistic.apply(sample);
      if (value.isPresent()) {
        values[defined++] = value.getAsDouble();
      }
    }
    double[] drawn = Arrays.copyOf(values, defined);
    Arrays.sort(drawn);
    return drawn;
  }

  private static double bias(double[] drawn, double estimate) {
    double below = 0;
    for (double value : drawn) {
      below += value < estimate ? 1 : value == estimate ? 0.5 : 0;
    }
    double share = below / drawn.length;
    return share <= 0 || share >= 1 ? 0 : NORMAL.inverseCumulativeProbability(share);
  }

  private static <T> double acceleration(
      List<T> units, Function<List<T>, OptionalDouble> statistic) {
    double[] left = new double[units.size()];
    for (int i = 0; i < left.length; i++) {
      List<T> others = new ArrayList<>(units);
      others.remove(i);
      OptionalDouble value = statistic.apply(others);
      if (value.isEmpty()) {
        return 0;
      }
      left[i] = value.getAsDouble();
    }
    double mean = Arrays.stream(left).average().orElseThrow();
    double squares = 0;
    double cubes = 0;
    for (double value : left) {
      double d = mean - value;
      squares += d * d;
      cubes += d * d * d;
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }

  private double halfWidth(int units) {
    double t = TDistribution.of(units - 1).inverseSurvivalProbability((1 - level) / 2);
    return t * Math.sqrt(units / (units - 1.0));
  }

  private static double shifted(double normal, double bias, double acceleration) {
    double z = bias + normal;
    return NORMAL.cumulativeProbability(bias + z / (1 - acceleration * z));
  }

  private static double quantile(double[] sorted, double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
