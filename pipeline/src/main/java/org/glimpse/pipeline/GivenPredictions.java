package org.glimpse.pipeline;

import java.util.List;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;

/** Predictions of models that were trained before. */
public final class GivenPredictions {
  /** The protocol of such an evaluation: what the models were trained on is not known. */
  public static final String PROTOCOL = "trained-before";

  private GivenPredictions() {}

  /**
   * Compares predictions with the truth; each subject stands for a fold.
   *
   * @param clips the clips with their labels
   * @param predictions of some of them, at least one, none twice
   * @return the evaluation, without provenance
   * @throws IllegalArgumentException if a clip is unknown, occurs twice, or there is none
   */
  public static Evaluation evaluate(LabelledClips clips, List<Prediction> predictions) {
    return Evaluation.of(
        PROTOCOL,
        clips.labels(),
        predictions.stream()
            .map(
                p ->
                    new EvaluatedClip(
                        p.clip(),
                        clips.clip(p.clip()).label(),
                        p.decided(),
                        p.clip().subject().toString(),
                        p.scores()))
            .toList());
  }
}
