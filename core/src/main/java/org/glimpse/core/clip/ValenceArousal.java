package org.glimpse.core.clip;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;

/**
 * How somebody feels: valence and arousal, each in [-1, 1].
 *
 * <p>No public corpus of micro-expressions states them. Where a task needs them and a corpus does
 * not, they are made up from the emotion: a point of a circumplex table of our own, with normal
 * noise of deviation 0.15, held in [-1, 1]. Such pseudo-labels carry no more than the emotion
 * itself does, and results that used them say so. The table knows happiness, sadness, surprise,
 * fear, disgust, anger and neutral.
 *
 * @param valence unpleasant to pleasant
 * @param arousal calm to excited
 */
public record ValenceArousal(double valence, double arousal) {
  private static final double DEVIATION = 0.15;
  private static final Map<String, ValenceArousal> CIRCUMPLEX =
      Map.of(
          "happiness", new ValenceArousal(0.8, 0.3),
          "sadness", new ValenceArousal(-0.6, -0.4),
          "surprise", new ValenceArousal(0.1, 0.8),
          "fear", new ValenceArousal(-0.6, 0.7),
          "disgust", new ValenceArousal(-0.6, 0.4),
          "anger", new ValenceArousal(-0.6, 0.6),
          "neutral", new ValenceArousal(0, 0));

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside [-1, 1]
   */
  public ValenceArousal {
    Checks.inRange("valence", valence, -1, 1);
    Checks.inRange("arousal", arousal, -1, 1);
  }

  /**
   * The point of an emotion.
   *
   * @param emotion its name in any case
   * @return the point, or empty where the table has no such emotion
   */
  public static Optional<ValenceArousal> of(String emotion) {
    return Optional.ofNullable(CIRCUMPLEX.get(emotion.strip().toLowerCase(Locale.ROOT)));
  }

  /**
   * This point with noise, as a pseudo-label.
   *
   * @param random the randomness
   * @return a point in [-1, 1] x [-1, 1]
   */
  public ValenceArousal blurred(RandomGenerator random) {
    return new ValenceArousal(
        held(valence + DEVIATION * random.nextGaussian()),
        held(arousal + DEVIATION * random.nextGaussian()));
  }

  private static double held(double value) {
    return Math.max(-1, Math.min(1, value));
  }
}
