package org.glimpse.evaluation;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;

/**
 * A tested clip: what is true, what was predicted, and in which fold.
 *
 * @param clip the clip
 * @param truth the class index of its label
 * @param predicted the class index decided on
 * @param fold the name of the fold that tested it
 * @param scores one score a class as the model gave them, or empty where only labels are known
 */
public record EvaluatedClip(
    ClipId clip, int truth, int predicted, String fold, List<Double> scores) {
  /**
   * Checks the values and copies the scores.
   *
   * @throws IllegalArgumentException if an index is negative or a score is not finite
   */
  public EvaluatedClip {
    Checks.atLeast("truth", truth, 0);
    Checks.atLeast("prediction", predicted, 0);
    Checks.notBlank("fold", fold);
    scores = List.copyOf(scores);
    for (double score : scores) {
      Checks.argument(Double.isFinite(score), "scores must be finite but one is " + score);
    }
  }

  /**
   * Whether the prediction is right.
   *
   * @return true if prediction and truth are the same class
   */
  public boolean correct() {
    return truth == predicted;
  }
}
