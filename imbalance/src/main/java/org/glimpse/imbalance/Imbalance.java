package org.glimpse.imbalance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.Checks;

/** The front door to the imbalance strategies. */
public final class Imbalance {
  private static final double DEFAULT_BETA = 0.99;

  private Imbalance() {}

  /**
   * Plain cross entropy over every clip once an epoch.
   *
   * @return the strategy {@code none}
   */
  public static ImbalanceStrategy none() {
    return new SimpleStrategy("none", ClassWeighting.power(0), EpochSampler.instance());
  }

  /**
   * Cross entropy weighted by inverse class frequency.
   *
   * @return the strategy {@code weighted}
   */
  public static ImbalanceStrategy classWeighted() {
    return new SimpleStrategy(
        "weighted", ClassWeighting.inverseFrequency(), EpochSampler.instance());
  }

  /**
   * Cross entropy weighted by a rule of choice.
   *
   * @param weighting the rule
   * @return the strategy {@code weighted-…}, named after the rule
   */
  public static ImbalanceStrategy classWeighted(ClassWeighting weighting) {
    return new SimpleStrategy("weighted-" + weighting.id(), weighting, EpochSampler.instance());
  }

  /**
   * Plain cross entropy over epochs in which every class is drawn equally often on average.
   *
   * @return the strategy {@code balanced-sampling}
   */
  public static ImbalanceStrategy classBalancedSampling() {
    return new SimpleStrategy(
        "balanced-sampling", ClassWeighting.power(0), EpochSampler.classBalanced());
  }

  /**
   * The strategy of a name on the command line.
   *
   * @param name one of {@link #names}, in any case
   * @return the strategy
   * @throws IllegalArgumentException if there is no such strategy
   */
  public static ImbalanceStrategy parse(String name) {
    return switch (Checks.notBlank("imbalance strategy", name).strip().toLowerCase(Locale.ROOT)) {
      case "none" -> none();
      case "weighted" -> classWeighted();
      case "weighted-sqrt" ->
          new SimpleStrategy(
              "weighted-sqrt", ClassWeighting.inverseSquareRoot(), EpochSampler.instance());
      case "weighted-effective" ->
          new SimpleStrategy(
              "weighted-effective",
              ClassWeighting.effectiveNumber(DEFAULT_BETA),
              EpochSampler.instance());
      case "balanced-sampling" -> classBalancedSampling();
      default ->
          throw new IllegalArgumentException(
              "imbalance strategy '"
                  + name
                  + "' is not known; choose one of "
                  + String.join(", ", names().keySet())
                  + ".");
    };
  }

  /**
   * The names that {@link #parse} knows.
   *
   * @return name to a line of explanation, in the order of a help text
   */
  public static Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("none", "plain cross entropy, every clip once an epoch");
    names.put("weighted", "cross entropy weighted by inverse class frequency");
    names.put("weighted-sqrt", "cross entropy weighted by the inverse square root of frequency");
    names.put(
        "weighted-effective",
        "cross entropy weighted by the inverse effective number of clips, beta " + DEFAULT_BETA);
    names.put("balanced-sampling", "plain cross entropy, classes drawn equally often");
    return Collections.unmodifiableMap(names);
  }
}
