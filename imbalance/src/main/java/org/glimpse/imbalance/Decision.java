package org.glimpse.imbalance;

import java.util.Collections;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/**
 * How the logits of a trained model become scores and a decision: {@code softmax((z + o) / T)}, and
 * the class of the largest {@code z + o}.
 *
 * @param offsets o, one a class, finite
 * @param temperature T, greater than 0; it changes the scores but never which is the largest
 */
public record Decision(List<Double> offsets, double temperature) {
  private static final double MAX_TAU = 10;

  /**
   * Checks and copies the offsets.
   *
   * @throws IllegalArgumentException if there is none, one is not finite, or the temperature is not
   *     greater than 0
   */
  public Decision {
    offsets = Checks.notEmpty("decision offsets", offsets);
    for (double offset : offsets) {
      Checks.argument(Double.isFinite(offset), "decision offset must be finite but is " + offset);
    }
    Checks.positive("temperature", temperature);
  }

  /**
   * Offsets at temperature 1.
   *
   * @param offsets one a class, finite
   * @throws IllegalArgumentException if there is none or one is not finite
   */
  public Decision(List<Double> offsets) {
    this(offsets, 1);
  }

  /**
   * With another temperature.
   *
   * @param other greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public Decision withTemperature(double other) {
    return new Decision(offsets, other);
  }

  /**
   * The class of the largest logit.
   *
   * @param classes the number of classes, K
   * @return offsets of 0
   * @throws IllegalArgumentException if K is less than 1
   */
  public static Decision plain(int classes) {
    return new Decision(Collections.nCopies(Checks.atLeast("classes", classes, 1), 0.0));
  }

  /**
   * Logit adjustment after training: the class of the largest {@code z - tau log(n / sum n)}. A
   * class without a training clip is favored no more than the most frequent one.
   *
   * <p>Source: Menon et al., "Long-tail learning via logit adjustment", 2020 (arXiv 2007.07314).
   *
   * @param counts the training counts
   * @param tau in [0, 10]; 0 changes nothing
   * @return the offsets
   * @throws IllegalArgumentException if tau is outside its range
   */
  public static Decision logitAdjustment(LabelCounts counts, double tau) {
    double most = counts.counts().stream().mapToInt(Integer::intValue).max().orElse(1);
    Checks.inRange("tau", tau, 0, MAX_TAU);
    return new Decision(
        counts.counts().stream()
            .map(n -> -tau * Math.log((n == 0 ? most : n) / counts.total()))
            .toList());
  }

  /** {@code tau log(n / sum n)}, in which a class without a clip counts as one clip. */
  static List<Double> logPriors(LabelCounts counts, double tau) {
    Checks.inRange("tau", tau, 0, MAX_TAU);
    return counts.counts().stream()
        .map(n -> tau * Math.log(Math.max(1, n) / (double) counts.total()))
        .toList();
  }
}
