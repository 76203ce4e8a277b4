package org.glimpse.pipeline.fold;

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

/** Clips of pure noise, whose labels mean nothing. */
final class NoisyClips {
  private static final int SIDE = 8;
  private static final int FRAMES = 2;

  private NoisyClips() {}

  static LabelledClips of(int subjects, int clipsPerSubject) {
    List<LabelledClip> clips = new ArrayList<>();
    for (int s = 0; s < subjects; s++) {
      for (int i = 0; i < clipsPerSubject; i++) {
        ClipId id = ClipId.of("noise", "s" + s, "c" + i);
        RandomGenerator random = Seeds.generator(7, id.toString());
        float[] values = new float[FRAMES * SIDE * SIDE];
        for (int v = 0; v < values.length; v++) {
          values[v] = (float) random.nextGaussian();
        }
        clips.add(clip(id, i % 2, values));
      }
    }
    return LabelledClips.of(new LabelSet("two", List.of("a", "b")), clips);
  }

  static LabelledClip clip(ClipId id, int label, float... values) {
    ClipTensor tensor =
        ClipTensor.wrap(
            List.of(Channel.GRAY), FRAMES, Size.square(SIDE), new ValueRange(-9, 9), values);
    return new LabelledClip(id, label, Annotation.none(), TensorSource.of(tensor));
  }

  static float[] values(float value) {
    float[] values = new float[FRAMES * SIDE * SIDE];
    java.util.Arrays.fill(values, value);
    return values;
  }
}
