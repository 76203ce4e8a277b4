package org.glimpse.imbalance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import org.glimpse.core.Checks;

/**
 * What happens to samples that a model finds so improbable that they are taken for outliers, such
 * as wrongly labeled clips.
 *
 * @param kind what becomes of their loss
 * @param probability T: a sample whose label has a probability below T is an outlier; in (0, 1)
 */
public record Truncation(Kind kind, double probability) {
  private static final double SOURCE_PROBABILITY = 1e-50;

  /** What becomes of the loss of an outlier. */
  public enum Kind {
    /** It is 0 (the source's type {@code zero}). */
    DROP,
    /** It is that of a sample of probability T, without gradient (type {@code fix}). */
    CAP,
    /**
     * It is that of a sample of probability T times p / T, which joins at p = T without a jump and
     * falls to 0 with p (type {@code decrease}).
     */
    DECREASE
  }

  /**
   * Checks the probability.
   *
   * @throws IllegalArgumentException if it is not greater than 0 and less than 1
   */
  public Truncation {
    Checks.inRange("truncation probability", probability, Double.MIN_NORMAL, Math.nextDown(1.0));
  }

  /**
   * The setting of the published code, T = 1e-50 and {@code DROP}: in practice no truncation.
   *
   * @return the truncation
   */
  public static Truncation practicallyOff() {
    return new Truncation(Kind.DROP, SOURCE_PROBABILITY);
  }

  /** Applies it to losses of any shape whose cross entropies (-log p) have the same shape. */
  NDArray apply(NDArray losses, NDArray crossEntropies, double threshold) {
    double logT = Math.log(probability);
    NDArray outlier = crossEntropies.gt(-logT);
    NDArray replacement =
        switch (kind) {
          case DROP -> losses.zerosLike();
          case CAP -> losses.zerosLike().add(threshold);
          case DECREASE ->
              DifferentiableMath.times(
                  DifferentiableMath.atMost(crossEntropies.neg().sub(logT), 0).exp(), threshold);
        };
    return NDArrays.where(outlier, replacement, losses);
  }
}
