package org.glimpse.model.train;

import java.util.Collections;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.Checks;

/**
 * How far a step goes.
 *
 * @param base the rate before schedule and group, greater than 0
 * @param schedule how it changes over the epochs of a stage
 * @param groups by word, the factor on the rate of the weights in whose name the word occurs, at
 *     least 0; of several words the longest counts. The parts of every network are {@code
 *     features}, {@code neck} and {@code head}. A factor of 0 freezes: such weights and their
 *     gradients are left out of a step altogether, but running statistics still follow the clips
 */
public record LearningRate(
    double base, LearningRateSchedule schedule, SortedMap<String, Double> groups) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the base is not greater than 0 or a factor is negative or
   *     no number
   */
  public LearningRate {
    Checks.positive("learning rate", base);
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    groups.forEach(
        (word, factor) -> {
          Checks.notBlank("group", word);
          Checks.inRange("rate factor of " + word, factor, 0, Double.MAX_VALUE);
        });
  }

  /**
   * A rate that stays as it is, for all weights.
   *
   * @param base greater than 0
   * @return the rate
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public static LearningRate of(double base) {
    return new LearningRate(base, LearningRateSchedule.constant(), new TreeMap<>());
  }

  /**
   * With another base.
   *
   * @param other greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public LearningRate withBase(double other) {
    return new LearningRate(other, schedule, groups);
  }

  /**
   * With another schedule.
   *
   * @param other the schedule
   * @return a copy
   */
  public LearningRate withSchedule(LearningRateSchedule other) {
    return new LearningRate(base, other, groups);
  }

  /**
   * With another factor for a group of weights.
   *
   * @param word occurs in the names of the weights, for example {@code features}
   * @param factor at least 0; 0 freezes them
   * @return a copy
   * @throws IllegalArgumentException if the factor is negative
   */
  public LearningRate withGroup(String word, double factor) {
    SortedMap<String, Double> all = new TreeMap<>(groups);
    all.put(word, factor);
    return new LearningRate(base, schedule, all);
  }

  /** The factor of a weight by its name. */
  double factor(String name) {
    return groups.entrySet().stream()
        .filter(group -> name.contains(group.getKey()))
        .max(Comparator.comparingInt(group -> group.getKey().length()))
        .map(java.util.Map.Entry::getValue)
        .orElse(1.0);
  }

  /** Refuses a group that no weight belongs to. */
  void check(Iterable<String> names) {
    for (String word : groups.keySet()) {
      boolean found = false;
      for (String name : names) {
        found |= name.contains(word);
      }
      Checks.argument(
          found, "no weight of the model is in the group '" + word + "'; try features or head");
    }
  }
}
