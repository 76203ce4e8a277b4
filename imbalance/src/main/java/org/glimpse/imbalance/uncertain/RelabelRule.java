package org.glimpse.imbalance.uncertain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;

/** Decides from what a model says of a training clip whether its label should be another. */
@FunctionalInterface
public interface RelabelRule {
  /**
   * Looks at a clip.
   *
   * @param evidence what the model says
   * @return the better label, or empty where the present one stays
   */
  Optional<Correction> correction(Evidence evidence);

  /** Which clips a rule may change. */
  enum Scope {
    /** Every clip of the batch, as the published code of SCN does. */
    ALL,
    /** Only clips of low confidence, as the paper of SCN says. */
    LOW
  }

  /**
   * Takes the most probable class where it beats the present label by more than a margin.
   *
   * <p>Source: Wang et al., "Suppressing Uncertainties for Large-Scale Facial Expression
   * Recognition" (SCN), 2020; 0.2 in its code.
   *
   * @param margin in [0, 1), of probability
   * @param scope which clips it may change
   * @return the rule
   * @throws IllegalArgumentException if the margin is outside its range
   */
  static RelabelRule byProbability(double margin, Scope scope) {
    Checks.inRange("margin", margin, 0, Math.nextDown(1.0));
    return evidence ->
        scope == Scope.LOW && !evidence.low()
            ? Optional.empty()
            : best(evidence.probabilities(), evidence.label(), margin);
  }

  /**
   * Takes the class whose template is nearest where its cosine beats that of the present label's
   * template by more than a margin. A class without a template is no candidate, and a clip whose
   * own class has none stays.
   *
   * <p>Our reading of Liu, Zhang, Kauttonen, Zhao, "Uncertain Label Correction via Auxiliary Action
   * Unit Graphs for Facial Expression Recognition" (ULC-AG), 2022: the paper's own formula was not
   * available.
   *
   * @param margin in [0, 2), of cosine
   * @param scope which clips it may change
   * @return the rule
   * @throws IllegalArgumentException if the margin is outside its range
   */
  static RelabelRule byTemplate(double margin, Scope scope) {
    Checks.inRange("margin", margin, 0, Math.nextDown(2.0));
    return evidence ->
        scope == Scope.LOW && !evidence.low()
            ? Optional.empty()
            : best(evidence.similarities(), evidence.label(), margin);
  }

  /**
   * Changes a label where two rules ask for the same class; the margin is the second one's.
   *
   * <p>With {@link #byProbability} and {@link #byTemplate} it is our reading of Liu, Zhang,
   * Kauttonen, Zhao, "Uncertain Facial Expression Recognition via Multi-task Assisted Correction"
   * (MTAC), 2024: the paper's own formula was not available.
   *
   * @param first one rule
   * @param second the other
   * @return the rule
   */
  static RelabelRule both(RelabelRule first, RelabelRule second) {
    return evidence ->
        first
            .correction(evidence)
            .flatMap(
                one -> second.correction(evidence).filter(other -> other.label() == one.label()));
  }

  private static Optional<Correction> best(List<OptionalDouble> values, int label, double margin) {
    if (label >= values.size() || values.get(label).isEmpty()) {
      return Optional.empty();
    }
    double own = values.get(label).getAsDouble();
    int best = label;
    double most = own;
    for (int k = 0; k < values.size(); k++) {
      if (values.get(k).isPresent() && values.get(k).getAsDouble() > most) {
        most = values.get(k).getAsDouble();
        best = k;
      }
    }
    return most - own > margin ? Optional.of(new Correction(best, most - own)) : Optional.empty();
  }

  /**
   * What a model says of a training clip.
   *
   * @param label its present label
   * @param low whether it is among the batch's clips of low confidence
   * @param probabilities one a class
   * @param similarities the cosine with each class's template, empty for a class without one; no
   *     element at all where the objective has no templates
   */
  record Evidence(
      int label,
      boolean low,
      List<OptionalDouble> probabilities,
      List<OptionalDouble> similarities) {
    /**
     * Copies the lists.
     *
     * @param label its present label
     * @param low whether it is among the batch's clips of low confidence
     * @param probabilities one a class
     * @param similarities cosines with the templates
     * @throws IllegalArgumentException if the label is not one of the classes
     */
    public Evidence {
      Checks.index("label", label, probabilities.size());
      probabilities = List.copyOf(probabilities);
      similarities = List.copyOf(similarities);
    }
  }

  /**
   * A better label.
   *
   * @param label the class index
   * @param margin by how much it is preferred, in the rule's own unit
   */
  record Correction(int label, double margin) {}
}
