package org.glimpse.pipeline;

import java.util.Collection;
import java.util.List;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.EarlierModel;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;

/** Predictions of models that were trained before. */
public final class GivenPredictions {
  private GivenPredictions() {}

  /**
   * Compares predictions with the truth; each subject stands for a fold. The protocol tells whether
   * the model has seen the subjects, see {@link EarlierModel}.
   *
   * @param clips the clips with their labels
   * @param predictions of some of them, at least one, none twice
   * @param trained whom the model was trained on, empty where that is not known
   * @return the evaluation, without provenance
   * @throws IllegalArgumentException if a clip is unknown, occurs twice, or there is none
   */
  public static Evaluation evaluate(
      LabelledClips clips, List<Prediction> predictions, Collection<SubjectId> trained) {
    return Evaluation.of(
        EarlierModel.protocol(trained, predictions.stream().map(p -> p.clip().subject()).toList()),
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
