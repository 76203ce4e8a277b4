package org.glimpse.core.label;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;

/**
 * What a model says about a clip; it carries the identity of what it predicts.
 *
 * @param clip the clip
 * @param scores one score a class, finite; probabilities where the model gives them
 * @param decided the class index decided on, which post-hoc rules may move off the highest score
 */
public record Prediction(ClipId clip, List<Double> scores, int decided) {
  /**
   * Checks and copies the scores.
   *
   * @throws IllegalArgumentException if there is no score or one is not finite
   * @throws IndexOutOfBoundsException if the decided class has no score
   */
  public Prediction {
    scores = Checks.notEmpty("scores", scores);
    for (double score : scores) {
      Checks.argument(Double.isFinite(score), "scores must be finite but one is " + score);
    }
    Checks.index("decided class", decided, scores.size());
  }

  /**
   * A prediction that decides on the highest score; of equal scores the lowest class index wins.
   *
   * @param clip the clip
   * @param scores one score a class
   * @return the prediction
   * @throws IllegalArgumentException if there is no score or one is not finite
   */
  public static Prediction ofScores(ClipId clip, List<Double> scores) {
    int best = 0;
    for (int i = 1; i < scores.size(); i++) {
      if (scores.get(i) > scores.get(best)) {
        best = i;
      }
    }
    return new Prediction(clip, scores, best);
  }
}
