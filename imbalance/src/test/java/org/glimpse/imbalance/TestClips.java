package org.glimpse.imbalance;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;

/** Clips and counts for tests of policies, which never look at a tensor. */
final class TestClips {
  private static final ClipTensor PIXEL =
      ClipTensor.wrap(
          List.of(Channel.GRAY), 1, new Size(1, 1), new ValueRange(0, 255), new float[1]);

  private TestClips() {}

  static LabelSet labels(int classes) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      names.add("class" + i);
    }
    return new LabelSet("test", names);
  }

  static LabelCounts counts(Integer... counts) {
    return new LabelCounts(labels(counts.length), List.of(counts));
  }

  static List<LabelledClip> clips(int... counts) {
    List<LabelledClip> clips = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      for (int i = 0; i < counts[label]; i++) {
        ClipId id = ClipId.of("test", "s" + i, "clip" + label + "_" + i);
        clips.add(new LabelledClip(id, label, Annotation.none(), TensorSource.of(PIXEL)));
      }
    }
    return clips;
  }
}
