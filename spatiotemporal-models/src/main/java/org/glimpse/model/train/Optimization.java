package org.glimpse.model.train;

import org.glimpse.core.Checks;

/**
 * How gradients change weights.
 *
 * @param rule the update rule
 * @param rate how far a step goes, by epoch and by group of weights
 * @param maxGradientNorm gradients are scaled down to this norm over all parameters together;
 *     infinite for no limit
 * @param averaging the decay of the moving average of the weights that the training ends with, in
 *     [0, 1); 0 for the weights of the last step, see {@link #withAveraging}
 */
public record Optimization(
    OptimizerRule rule, LearningRate rate, double maxGradientNorm, double averaging) {
  private static final double DEFAULT_RATE = 1e-3;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the norm is not greater than 0 or the decay not in [0, 1)
   */
  public Optimization {
    Checks.argument(
        maxGradientNorm > 0,
        "largest gradient norm must be greater than 0 but is " + maxGradientNorm);
    Checks.inRange("averaging", averaging, 0, Math.nextDown(1.0));
  }

  /**
   * Adam with rate 0.001, a cosine schedule, no limit on the gradient and no average.
   *
   * @return the default
   */
  public static Optimization withDefaults() {
    return new Optimization(
        OptimizerRule.adam(),
        LearningRate.of(DEFAULT_RATE).withSchedule(LearningRateSchedule.cosine()),
        Double.POSITIVE_INFINITY,
        0);
  }

  /**
   * With another update rule.
   *
   * @param other the rule
   * @return a copy
   */
  public Optimization withRule(OptimizerRule other) {
    return new Optimization(other, rate, maxGradientNorm, averaging);
  }

  /**
   * With another rate.
   *
   * @param other the rate
   * @return a copy
   */
  public Optimization withRate(LearningRate other) {
    return new Optimization(rule, other, maxGradientNorm, averaging);
  }

  /**
   * With another learning rate.
   *
   * @param base before the schedule, greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public Optimization withLearningRate(double base) {
    return withRate(rate.withBase(base));
  }

  /**
   * With another schedule.
   *
   * @param other the schedule
   * @return a copy
   */
  public Optimization withSchedule(LearningRateSchedule other) {
    return withRate(rate.withSchedule(other));
  }

  /**
   * With another limit on the gradient.
   *
   * @param norm greater than 0; infinite for none
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public Optimization withMaxGradientNorm(double norm) {
    return new Optimization(rule, rate, norm, averaging);
  }

  /**
   * With a moving average of the weights: after step t of a stage, counted from 1, {@code a = d a +
   * (1 - d) w} with {@code d = min(decay, t / (t + 9))}, so that the first weights are soon
   * forgotten. Running statistics are averaged too. Inner validation looks at the average, and the
   * training ends with that of its last stage.
   *
   * @param decay in [0, 1), for example 0.999; 0 for no average
   * @return a copy
   * @throws IllegalArgumentException if it is outside its range
   */
  public Optimization withAveraging(double decay) {
    return new Optimization(rule, rate, maxGradientNorm, decay);
  }
}
