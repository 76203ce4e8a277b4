package org.glimpse.model;

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

/**
 * Flow-like clips (u, v, strain) in which a small patch rises and falls; its place and its
 * direction tell the class (none is the mirror image of another), noise and a jitter of its place
 * hide it a little.
 */
public final class MovingBlobs {
  private static final double[][] CLASSES = {
    {0.5, 0.25, 0, 1}, {0.5, 0.25, 0, -1}, {0.5, 0.75, 0, 1}, {0.5, 0.75, 0, -1}
  };
  private static final double NOISE = 0.3;

  private MovingBlobs() {}

  /** Clips of four classes, {@code counts[k]} of class k, drawn from a seed. */
  public static LabelledClips of(long seed, int frames, int side, int... counts) {
    List<String> names = new ArrayList<>();
    List<LabelledClip> clips = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      names.add("class" + label);
      for (int i = 0; i < counts[label]; i++) {
        ClipId id = ClipId.of("blobs", "s" + i % 5, "c" + label + "_" + i);
        RandomGenerator random = Seeds.generator(seed, id.toString());
        ClipTensor tensor = tensor(CLASSES[label], frames, side, random);
        clips.add(new LabelledClip(id, label, Annotation.none(), TensorSource.of(tensor)));
      }
    }
    return LabelledClips.of(new LabelSet("blobs", names), clips);
  }

  private static ClipTensor tensor(double[] kind, int frames, int side, RandomGenerator random) {
    float[] data = new float[3 * frames * side * side];
    double centerX = kind[0] + 0.05 * random.nextGaussian();
    double centerY = kind[1] + 0.05 * random.nextGaussian();
    int at = 0;
    for (int channel = 0; channel < 3; channel++) {
      double gain = channel < 2 ? kind[2 + channel] : 0.5;
      for (int t = 0; t < frames; t++) {
        double phase = Math.sin(Math.PI * (t + 0.5) / frames);
        for (int y = 0; y < side; y++) {
          for (int x = 0; x < side; x++) {
            double dx = (double) x / side - centerX;
            double dy = (double) y / side - centerY;
            double bump = Math.exp(-(dx * dx + dy * dy) / 0.02);
            data[at++] = (float) (gain * phase * bump + NOISE * random.nextGaussian());
          }
        }
      }
    }
    return ClipTensor.wrap(
        List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN),
        frames,
        new Size(side, side),
        new ValueRange(-5, 5),
        data);
  }
}
