package org.glimpse.imbalance.uncertain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.label.LabelSet;

/**
 * Which action units go with which emotion: a table for clips whose action units nobody coded.
 *
 * <p>A primary unit of an emotion has probability 0.875, a secondary one 0.625, any other 0.125:
 * the centers of the bands 0.75 to 1, 0.5 to 0.75 and 0 to 0.25 of the source. Its row for sadness
 * has AU7 as primary and AU4 as secondary, where other lists have AU4 in the prototype.
 *
 * <p>Source: the public code of AUE-CRL (2021).
 */
public final class ActionUnitPrior {
  /** The units of the table, in its order. */
  public static final List<Integer> UNITS =
      List.of(1, 2, 4, 5, 6, 7, 9, 10, 12, 15, 16, 17, 20, 23, 24, 25, 26);

  private static final double PRIMARY = 0.875;
  private static final double SECONDARY = 0.625;
  private static final double OTHER = 0.125;

  private static final Map<String, Row> ROWS =
      Map.of(
          "surprise", new Row(Set.of(1, 2, 5, 25, 26), Set.of(16)),
          "fear", new Row(Set.of(1, 2, 4, 5, 7, 20), Set.of(23, 25)),
          "disgust", new Row(Set.of(9, 10), Set.of(17, 25)),
          "happiness", new Row(Set.of(6, 12), Set.of(7, 25)),
          "sadness", new Row(Set.of(1, 7, 15), Set.of(4, 6, 17)),
          "anger", new Row(Set.of(4, 5, 23, 24), Set.of(7, 17)),
          "neutral", new Row(Set.of(), Set.of()));
  private static final Map<String, String> SYNONYMS =
      Map.of("happy", "happiness", "sad", "sadness", "angry", "anger", "fearful", "fear");

  private ActionUnitPrior() {}

  /**
   * The probabilities of an emotion.
   *
   * @param emotion its name in any case, such as {@code happiness} or {@code happy}
   * @return one for each of {@link #UNITS}, or empty where the table has no such emotion (contempt,
   *     "others", positive)
   */
  public static Optional<List<Double>> probabilities(String emotion) {
    String name = emotion.strip().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(ROWS.get(SYNONYMS.getOrDefault(name, name)))
        .map(row -> UNITS.stream().map(row::probability).toList());
  }

  /**
   * The rows of a label set.
   *
   * @param labels the classes
   * @return one element a class, empty where the table has no such emotion
   */
  public static List<Optional<List<Double>>> rows(LabelSet labels) {
    return labels.labels().stream().map(ActionUnitPrior::probabilities).toList();
  }

  private record Row(Set<Integer> primary, Set<Integer> secondary) {
    double probability(int unit) {
      double rare = secondary.contains(unit) ? SECONDARY : OTHER;
      return primary.contains(unit) ? PRIMARY : rare;
    }
  }
}
