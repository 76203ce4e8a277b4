package org.glimpse.imbalance;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.Checks;

/** The front door to the imbalance strategies. */
public final class Imbalance {
  private static final ClassWeighting EQUAL = ClassWeighting.power(0);

  private Imbalance() {}

  /**
   * Plain cross entropy over every clip once an epoch.
   *
   * @return the strategy {@code none}
   */
  public static ImbalanceStrategy none() {
    return Strategies.weighted("none", EQUAL);
  }

  /**
   * Cross entropy weighted by inverse class frequency.
   *
   * @return the strategy {@code weighted}
   */
  public static ImbalanceStrategy classWeighted() {
    return Strategies.weighted("weighted", ClassWeighting.inverseFrequency());
  }

  /**
   * Cross entropy weighted by a rule of choice.
   *
   * @param weighting the rule
   * @return the strategy {@code weighted-…}, named after the rule
   */
  public static ImbalanceStrategy classWeighted(ClassWeighting weighting) {
    return Strategies.weighted("weighted-" + weighting.id(), weighting);
  }

  /**
   * Plain cross entropy over epochs in which every class is drawn equally often on average.
   *
   * @return the strategy {@code balanced-sampling}
   */
  public static ImbalanceStrategy classBalancedSampling() {
    return Strategies.sampled("balanced-sampling", EpochSampler.classBalanced());
  }

  /**
   * Phased progressive learning with its default phases and cross entropy.
   *
   * @return the strategy {@code ppl}
   */
  public static PhasedProgressive phasedProgressive() {
    return PhasedProgressive.withDefaults();
  }

  /**
   * The whole model with plain cross entropy, then a fresh classifier on frozen features with
   * classes drawn evenly, for a fifth of the epochs and at least one; the learning rate starts
   * anew. A single epoch trains the whole model.
   *
   * <p>Source: classifier re-training (cRT) of Kang et al., "Decoupling Representation and
   * Classifier for Long-Tailed Recognition", 2020; there 10 epochs follow 90.
   *
   * @return the strategy {@code crt}
   */
  public static ImbalanceStrategy classifierRetraining() {
    return Strategies.retrained("crt");
  }

  /**
   * LDAM's margins (0.5, scale 30) on a cosine head, whose classes are weighted by the effective
   * number (beta 0.9999) in the last fifth of the epochs. A single epoch has no weights.
   *
   * <p>Source: Cao et al., "Learning Imbalanced Datasets with Label-Distribution-Aware Margin
   * Loss", 2019, whose code starts at epoch 160 of 200. Departure: the learning rate starts anew
   * with the weights. There 40 epochs are left for them; a short training has so few steps left
   * that weights at the end of a falling rate change nothing.
   *
   * @return the strategy {@code ldam-drw}
   */
  public static ImbalanceStrategy marginsWithDeferredWeights() {
    return Strategies.deferred("ldam-drw", Strategies::ldam, Head.cosine(Strategies.SCALE));
  }

  /**
   * Training with a loss that a user brings, without weights.
   *
   * @param id what the strategy is called
   * @param loss the loss
   * @return the strategy
   * @throws IllegalArgumentException if the id is blank
   */
  public static ImbalanceStrategy ofLoss(String id, LogitLoss loss) {
    return Strategies.ofLoss(Checks.notBlank("strategy id", id), counts -> loss);
  }

  /**
   * The strategy of a name on the command line.
   *
   * @param name one of {@link #names}, or several joined by {@code +}, in any case
   * @return the strategy
   * @throws IllegalArgumentException if there is no such strategy, or two cannot be combined
   */
  public static ImbalanceStrategy parse(String name) {
    String wanted = Checks.notBlank("imbalance strategy", name).strip().toLowerCase(Locale.ROOT);
    Optional<ImbalanceStrategy> known = NamedStrategies.find(wanted);
    int plus = wanted.lastIndexOf('+');
    if (known.isEmpty() && plus > 0 && plus < wanted.length() - 1) {
      return combined(parse(wanted.substring(0, plus)), parse(wanted.substring(plus + 1)));
    }
    return known.orElseThrow(
        () ->
            new IllegalArgumentException(
                "imbalance strategy '"
                    + name
                    + "' is not known; choose one of "
                    + String.join(", ", names().keySet())
                    + ", or several joined by '+'."));
  }

  /**
   * Two strategies at once: each gives what it changes, and the other all else. Class weights of
   * both are multiplied; {@link ImbalanceStrategy#warnings} tells where both make up for the same.
   *
   * @param first a strategy
   * @param second another
   * @return the strategy {@code first+second}
   * @throws IllegalArgumentException if both change the same thing, such as the loss, in ways that
   *     differ
   */
  public static ImbalanceStrategy combined(ImbalanceStrategy first, ImbalanceStrategy second) {
    return new Combination(first, second);
  }

  /**
   * The names that {@link #parse} knows.
   *
   * @return name to two lines, what it does and where it comes from, in the order of a help text
   */
  public static Map<String, String> names() {
    return NamedStrategies.explanations();
  }
}
