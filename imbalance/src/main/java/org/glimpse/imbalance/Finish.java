package org.glimpse.imbalance;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.Checks;

/**
 * What is done to a model after its last epoch, in the order of the components.
 *
 * @param normalization tau: the weights of each class are divided by their norm to this power and
 *     the biases are dropped; 0 leaves both as they are
 * @param decision what is added to the logits, if anything
 * @param fits what is chosen on training subjects that the trainer holds out for it, in this order
 */
public record Finish(double normalization, Optional<Decision> decision, List<Fit> fits) {
  private static final double MAX_TAU = 2;

  /**
   * Checks tau.
   *
   * @throws IllegalArgumentException if it is outside [0, 2], or is given and to be fitted as well
   */
  public Finish {
    Checks.inRange("tau of the normalization", normalization, 0, MAX_TAU);
    fits = List.copyOf(fits);
    Checks.argument(
        normalization == 0 || !fits.contains(Fit.NORMALIZATION),
        "tau of the normalization cannot be given and fitted too");
  }

  /**
   * Nothing.
   *
   * @return the finish
   */
  public static Finish none() {
    return new Finish(0, Optional.empty(), List.of());
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
    return new Finish(tau, Optional.empty(), List.of());
  }

  /**
   * A changed decision.
   *
   * @param decision what is added to the logits
   * @return the finish
   */
  public static Finish deciding(Decision decision) {
    return new Finish(0, Optional.of(decision), List.of());
  }

  /**
   * A decision that is chosen on held-out training subjects.
   *
   * @param fits what is chosen, in this order
   * @return the finish
   */
  public static Finish fitted(Fit... fits) {
    return new Finish(0, Optional.empty(), List.of(fits));
  }

  /**
   * This finish and another.
   *
   * @param other done after this one, except that normalization comes first and fits come last
   * @return both
   * @throws IllegalArgumentException if both normalize or both change the decision
   */
  public Finish and(Finish other) {
    Checks.argument(
        normalization == 0 || other.normalization == 0, "a head cannot be normalized twice");
    Checks.argument(
        decision.isEmpty() || other.decision.isEmpty(), "a decision cannot be given twice");
    List<Fit> all = new java.util.ArrayList<>(fits);
    other.fits.stream().filter(fit -> !fits.contains(fit)).forEach(all::add);
    return new Finish(
        Math.max(normalization, other.normalization), decision.or(other::decision), all);
  }
}
