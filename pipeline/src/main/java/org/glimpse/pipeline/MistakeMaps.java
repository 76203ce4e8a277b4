package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.SpaceTimeMap;
import org.glimpse.evaluation.SurestMistakes;
import org.glimpse.model.ActivationVolume;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.train.NetworkClassifier;

/** Where a fold's model looked in its surest mistakes, while the model is there. */
final class MistakeMaps {
  /** Volumes of features are hardly finer; what is drawn lies between the cells. */
  private static final int MOST_CELLS = 16;

  private MistakeMaps() {}

  /** What spoke for the classes decided on, and what attention there is; perhaps none. */
  static List<ClipMap> of(
      String fold, LabelledClips tested, List<Prediction> predictions, ClipClassifier classifier)
      throws ClipException {
    if (!(classifier instanceof NetworkClassifier network)) {
      return List.of();
    }
    List<EvaluatedClip> clips = new ArrayList<>();
    for (Prediction prediction : predictions) {
      clips.add(FoldResult.evaluated(tested, prediction, fold));
    }
    List<ClipMap> maps = new ArrayList<>();
    for (EvaluatedClip mistake : SurestMistakes.of(clips)) {
      LabelledClip clip = tested.clip(mistake.clip());
      ClipTensor tensor = clip.tensor().forTest();
      network
          .activation(clip.id(), tensor, mistake.predicted())
          .ifPresent(volume -> maps.add(map(mistake, ClipMap.Kind.ACTIVATION, volume)));
      network
          .attention(clip.id(), tensor)
          .ifPresent(volume -> maps.add(map(mistake, ClipMap.Kind.ATTENTION, volume)));
    }
    return maps;
  }

  private static ClipMap map(EvaluatedClip mistake, ClipMap.Kind kind, ActivationVolume volume) {
    return new ClipMap(mistake.clip(), kind, mistake.predicted(), small(volume), List.of());
  }

  private static SpaceTimeMap small(ActivationVolume volume) {
    ActivationVolume small =
        volume.resized(
            volume.frames(),
            Math.min(volume.height(), MOST_CELLS),
            Math.min(volume.width(), MOST_CELLS));
    int[] levels = new int[small.frames() * small.height() * small.width()];
    int at = 0;
    for (int t = 0; t < small.frames(); t++) {
      for (int y = 0; y < small.height(); y++) {
        for (int x = 0; x < small.width(); x++) {
          levels[at++] = (int) Math.round(small.value(t, y, x) * SpaceTimeMap.MOST);
        }
      }
    }
    return SpaceTimeMap.ofLevels(small.frames(), small.height(), small.width(), levels);
  }
}
