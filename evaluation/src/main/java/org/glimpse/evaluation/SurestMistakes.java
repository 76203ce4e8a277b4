package org.glimpse.evaluation;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Which mistakes a reader is shown: those for whose wrong class the model gave most. */
public final class SurestMistakes {
  /** How many mistakes are shown and looked into. */
  public static final int SHOWN = 10;

  private SurestMistakes() {}

  /**
   * The wrong clips with the highest scores.
   *
   * @param clips tested clips; those without scores are passed over
   * @return at most {@value #SHOWN}, by falling score of the decided class, of equal scores by clip
   */
  public static List<EvaluatedClip> of(Collection<EvaluatedClip> clips) {
    return clips.stream()
        .filter(clip -> !clip.correct() && !clip.scores().isEmpty())
        .sorted(
            Comparator.comparingDouble(SurestMistakes::score)
                .reversed()
                .thenComparing(EvaluatedClip::clip))
        .limit(SHOWN)
        .toList();
  }

  /**
   * How sure the model was.
   *
   * @param clip a tested clip with scores
   * @return the score of the class decided on
   */
  public static double score(EvaluatedClip clip) {
    return clip.scores().get(clip.predicted());
  }
}
