package org.glimpse.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;

/**
 * Which labels of a corpus are wrong.
 *
 * <p>Symmetric noise takes a clip for any other class with equal chance. Asymmetric noise takes
 * each class for one other only, the one that it is easily confused with: anger and disgust for
 * each other, fear and surprise for each other, happiness for contempt (else positive, else
 * surprise), contempt for happiness (else disgust), sadness for neutral (else fear), neutral for
 * sadness, others for disgust; where emotions are grouped, positive for surprise, negative for
 * surprise, surprise for negative. Where none of those occurs in the corpus, a class is taken for
 * the next that occurs, in the order of the labels and from the last on to the first. The table is
 * our own; no corpus' coding was counted.
 *
 * @param share of wrong labels, in [0, 1]
 * @param kind what a wrong label says
 */
public record LabelNoise(double share, Kind kind) {
  private static final Map<String, List<String>> TAKEN_FOR =
      Map.ofEntries(
          Map.entry("anger", List.of("disgust")),
          Map.entry("disgust", List.of("anger")),
          Map.entry("fear", List.of("surprise")),
          Map.entry("surprise", List.of("fear", "negative")),
          Map.entry("happiness", List.of("contempt", "positive", "surprise")),
          Map.entry("contempt", List.of("happiness", "disgust")),
          Map.entry("sadness", List.of("neutral", "fear")),
          Map.entry("neutral", List.of("sadness")),
          Map.entry("others", List.of("disgust")),
          Map.entry("positive", List.of("surprise")),
          Map.entry("negative", List.of("surprise")));

  /** What a wrong label says. */
  public enum Kind {
    /** Any other class, each equally likely. */
    SYMMETRIC,
    /** The one class that the true class is confused with. */
    ASYMMETRIC
  }

  /**
   * Checks the share.
   *
   * @throws IllegalArgumentException if the share is outside [0, 1]
   */
  public LabelNoise {
    Checks.inRange("label noise", share, 0, 1);
  }

  /**
   * Right labels only.
   *
   * @return a share of 0
   */
  public static LabelNoise none() {
    return symmetric(0);
  }

  /**
   * Labels that say any other class.
   *
   * @param share of wrong labels, in [0, 1]
   * @return the noise
   * @throws IllegalArgumentException if the share is outside [0, 1]
   */
  public static LabelNoise symmetric(double share) {
    return new LabelNoise(share, Kind.SYMMETRIC);
  }

  /**
   * Labels that say the class that the true one is confused with.
   *
   * @param share of wrong labels, in [0, 1]
   * @return the noise
   * @throws IllegalArgumentException if the share is outside [0, 1]
   */
  public static LabelNoise asymmetric(double share) {
    return new LabelNoise(share, Kind.ASYMMETRIC);
  }

  /**
   * The class that asymmetric noise takes each class for.
   *
   * @param counts which classes there are, and which of them occur
   * @return one class index a class, never its own and always of a class that occurs
   * @throws IllegalArgumentException if a class is alone in the corpus
   */
  public static List<Integer> confusions(LabelCounts counts) {
    List<Integer> taken = new ArrayList<>();
    for (int k = 0; k < counts.size(); k++) {
      taken.add(confusion(k, counts));
    }
    return List.copyOf(taken);
  }

  private static int confusion(int label, LabelCounts counts) {
    LabelSet labels = counts.labels();
    for (String name : TAKEN_FOR.getOrDefault(labels.label(label), List.of())) {
      OptionalInt other = labels.indexOf(name);
      if (other.isPresent() && counts.count(other.getAsInt()) > 0) {
        return other.getAsInt();
      }
    }
    for (int step = 1; step < counts.size(); step++) {
      int other = (label + step) % counts.size();
      if (counts.count(other) > 0) {
        return other;
      }
    }
    throw new IllegalArgumentException(
        "asymmetric label noise needs clips of at least 2 labels but there are only clips of '"
            + labels.label(label)
            + "'");
  }

  /** How many of so many clips are mislabelled; halves up. */
  int of(int clips) {
    return Math.toIntExact(Math.round(share * clips));
  }
}
