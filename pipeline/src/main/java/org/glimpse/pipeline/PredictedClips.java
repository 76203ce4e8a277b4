package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.model.ClipClassifier;

/**
 * What a model says of clips; a clip of which it can say nothing costs no other its prediction.
 *
 * @param predictions in the order of the clips
 * @param failed the clips without
 */
public record PredictedClips(List<Prediction> predictions, List<ClipOutcome.Failed> failed) {
  /** Copies the lists. */
  public PredictedClips {
    predictions = List.copyOf(predictions);
    failed = List.copyOf(failed);
  }

  /**
   * Predicts.
   *
   * @param classifier the model
   * @param clips the clips; their labels are not looked at
   * @return the predictions and the failures
   */
  public static PredictedClips of(ClipClassifier classifier, LabelledClips clips) {
    try {
      return new PredictedClips(classifier.predict(clips), List.of());
    } catch (ClipException together) {
      // One of them is at fault: each is asked for alone.
      List<Prediction> predictions = new ArrayList<>();
      List<ClipOutcome.Failed> failed = new ArrayList<>();
      for (LabelledClip clip : clips.clips()) {
        try {
          predictions.add(classifier.predict(clip.id(), clip.tensor().forTest()));
        } catch (ClipException alone) {
          failed.add(ClipOutcome.Failed.of(alone));
        }
      }
      return new PredictedClips(predictions, failed);
    }
  }
}
