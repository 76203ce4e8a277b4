package org.glimpse.model.train;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.objective.ClipFindings;
import org.glimpse.imbalance.objective.ObjectiveSession;

/** The last number that an objective noted of each clip of a training. */
final class ClipNotes {
  private final Map<ClipId, Double> last = new HashMap<>();
  private ClipFindings.Measure measure = ClipFindings.Measure.NOTHING;

  void take(ClipFindings.Measure kind, List<LabelledClip> clips, float[] values) {
    measure = kind;
    for (int i = 0; i < values.length; i++) {
      last.put(clips.get(i).id(), (double) values[i]);
    }
  }

  /** With the labels of the session, in the order of the training clips. */
  ClipFindings findings(ObjectiveSession session, LabelledClips training) {
    Map<ClipId, Double> values = new LinkedHashMap<>();
    for (ClipId clip : training.ids()) {
      Double value = last.get(clip);
      if (value != null) {
        values.put(clip, value);
      }
    }
    return new ClipFindings(measure, values, session.labels(), session.tasks());
  }
}
