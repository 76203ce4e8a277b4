package org.glimpse.model.train;

import org.glimpse.core.Checks;

/**
 * How gradients change weights.
 *
 * @param rule the update rule
 * @param learningRate the rate before the schedule, greater than 0
 * @param schedule how the rate changes over the epochs
 * @param maxGradientNorm gradients are scaled down to this norm over all parameters together;
 *     infinite for no limit
 */
public record Optimization(
    OptimizerRule rule,
    double learningRate,
    LearningRateSchedule schedule,
    double maxGradientNorm) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the rate or the norm is not greater than 0
   */
  public Optimization {
    Checks.positive("learning rate", learningRate);
    Checks.argument(
        maxGradientNorm > 0,
        "largest gradient norm must be greater than 0 but is " + maxGradientNorm);
  }

  /**
   * Adam with rate 0.001, a cosine schedule and no limit on the gradient.
   *
   * @return the default
   */
  public static Optimization withDefaults() {
    return new Optimization(
        OptimizerRule.adam(), 1e-3, LearningRateSchedule.COSINE, Double.POSITIVE_INFINITY);
  }

  /**
   * With another update rule.
   *
   * @param other the rule
   * @return a copy
   */
  public Optimization withRule(OptimizerRule other) {
    return new Optimization(other, learningRate, schedule, maxGradientNorm);
  }

  /**
   * With another learning rate.
   *
   * @param rate greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public Optimization withLearningRate(double rate) {
    return new Optimization(rule, rate, schedule, maxGradientNorm);
  }

  /**
   * With another schedule.
   *
   * @param other the schedule
   * @return a copy
   */
  public Optimization withSchedule(LearningRateSchedule other) {
    return new Optimization(rule, learningRate, other, maxGradientNorm);
  }

  /**
   * With another limit on the gradient.
   *
   * @param norm greater than 0; infinite for none
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public Optimization withMaxGradientNorm(double norm) {
    return new Optimization(rule, learningRate, schedule, norm);
  }
}
