package org.glimpse.imbalance;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.glimpse.core.Checks;

/**
 * One weight a class, by which the loss of its samples counts.
 *
 * @param values the weights in the order of the class indices, finite and at least 0, not all 0
 */
public record ClassWeights(List<Double> values) {
  /**
   * Checks and copies the weights.
   *
   * @throws IllegalArgumentException if there is none, one is negative or not finite, or all are 0
   */
  public ClassWeights {
    values = Checks.notEmpty("class weights", values);
    double sum = 0;
    for (double value : values) {
      sum += Checks.inRange("class weight", value, 0, Double.MAX_VALUE);
    }
    Checks.positive("sum of class weights", sum);
  }

  /**
   * Equal weights of 1.
   *
   * @param classes the number of classes, K
   * @return K weights
   * @throws IllegalArgumentException if K is less than 1
   */
  public static ClassWeights uniform(int classes) {
    return new ClassWeights(Collections.nCopies(Checks.atLeast("classes", classes, 1), 1.0));
  }

  /**
   * Weights in given proportions that sum to K.
   *
   * @param proportions one number a class, at least 0, not all 0
   * @return {@code w_c = K p_c / sum p}
   * @throws IllegalArgumentException if a proportion is negative or not finite, or all are 0
   */
  public static ClassWeights proportionalTo(double... proportions) {
    double sum = Checks.positive("sum of proportions", Arrays.stream(proportions).sum());
    return new ClassWeights(
        Arrays.stream(proportions).map(p -> proportions.length * p / sum).boxed().toList());
  }

  /**
   * The number of classes, K.
   *
   * @return at least 1
   */
  public int size() {
    return values.size();
  }

  /**
   * The weight of a class.
   *
   * @param index the class index
   * @return at least 0
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public double weight(int index) {
    return values.get(Checks.index("class index", index, values.size()));
  }

  /**
   * Whether every class counts the same, so that a weighted loss equals the plain one.
   *
   * @return whether all weights are equal
   */
  public boolean isUniform() {
    return values.stream().distinct().count() == 1;
  }
}
