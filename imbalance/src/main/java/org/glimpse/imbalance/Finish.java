package org.glimpse.imbalance;

import java.util.Optional;
import org.glimpse.core.Checks;

/**
 * What is done to a model after its last epoch.
 *
 * @param normalization tau: the weights of each class are divided by their norm to this power and
 *     the biases are dropped; 0 leaves both as they are
 * @param decision what is added to the logits, if anything
 */
public record Finish(double normalization, Optional<Decision> decision) {
  private static final double MAX_TAU = 2;

  /**
   * Checks tau.
   *
   * @throws IllegalArgumentException if it is outside [0, 2]
   */
  public Finish {
    Checks.inRange("tau of the normalization", normalization, 0, MAX_TAU);
  }

  /**
   * Nothing.
   *
   * @return the finish
   */
  public static Finish none() {
    return new Finish(0, Optional.empty());
  }

  /**
   * Tau-normalization of the classifier.
   *
   * <p>Source: Kang et al., "Decoupling Representation and Classifier for Long-Tailed Recognition",
   * 2020, and its code ({@code tau_norm.py}), which chooses tau in [0, 2] on validation clips.
   *
   * @param tau in [0, 2]
   * @return the finish
   * @throws IllegalArgumentException if tau is outside its range
   */
  public static Finish normalized(double tau) {
    return new Finish(tau, Optional.empty());
  }

  /**
   * A changed decision.
   *
   * @param decision what is added to the logits
   * @return the finish
   */
  public static Finish deciding(Decision decision) {
    return new Finish(0, Optional.of(decision));
  }
}
