package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.evaluation.Fold;
import org.glimpse.evaluation.FoldPlan;

/** Maps of 3×1×28×28 as many as a fold of the field's benchmark has, and folds of them. */
final class SyntheticMaps {
  private static final int SIDE = 28;
  private static final int TESTED = 6;
  private static final int LEVELS = 256;

  private SyntheticMaps() {}

  /** So many clips that each fold trains on the number given. */
  static LabelledClips of(int trained) {
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < trained + TESTED; i++) {
      ClipId id = ClipId.of("maps", "s" + i / TESTED, "c" + i);
      RandomGenerator random = Seeds.generator(1, id.toString());
      float[] values = new float[3 * SIDE * SIDE];
      for (int v = 0; v < values.length; v++) {
        int shift = v % SIDE > 8 * (i % 3) ? LEVELS / 4 : 0;
        values[v] = Math.min(LEVELS - 1, random.nextInt(LEVELS) * 3 / 4 + shift);
      }
      ClipTensor tensor =
          ClipTensor.wrap(
              List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN),
              1,
              Size.square(SIDE),
              new ValueRange(0, LEVELS - 1),
              values);
      clips.add(new LabelledClip(id, i % 3, Annotation.none(), TensorSource.of(tensor)));
    }
    return LabelledClips.of(LabelSet.megc3(), clips);
  }

  /** The first folds of leave-one-subject-out. */
  static FoldPlan folds(LabelledClips clips, int count) {
    List<Fold> folds = FoldPlan.leaveOneSubjectOut(clips).folds().subList(0, count);
    List<ClipId> tested = folds.stream().flatMap(fold -> fold.test().stream()).toList();
    List<ClipId> rest = clips.ids().stream().filter(id -> !tested.contains(id)).toList();
    return new FoldPlan("loso", tested, rest, folds);
  }
}
