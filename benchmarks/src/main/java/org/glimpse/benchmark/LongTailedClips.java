package org.glimpse.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
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
 * Clips of flow (u, v) in which places on a ring move and rest again. Class c moves the places c
 * and c + 1, so that it shares each with a neighbor: all classes are equally hard, and how much
 * they overlap is known.
 *
 * <p>A clip is {@code g a(t) ((1 - m) P_y + m P_j) + noise}: P are the patterns of its class y and
 * of another class j, m is drawn from [0, overlap], so that beyond one half it looks more like j;
 * the gain g is its subject's, times one of its own; a(t) rises and falls.
 *
 * @param classes K, at least 3
 * @param overlap the largest share of another class in a clip, in [0, 1]
 * @param noise standard deviation of the noise of every value; a pattern reaches 1
 */
record LongTailedClips(int classes, double overlap, double noise) {
  private static final int FRAMES = 4;
  private static final int SIDE = 12;
  private static final double RADIUS = 0.33;
  private static final double SPREAD = 0.012;
  private static final double JITTER = 0.02;

  LongTailedClips {
    Checks.atLeast("classes", classes, 3);
    Checks.inRange("overlap", overlap, 0, 1);
    Checks.inRange("noise", noise, 0, 100);
  }

  /** Counts that fall geometrically from the most to the rarest class. */
  static List<Integer> profile(int classes, int most, double ratio) {
    List<Integer> counts = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      counts.add((int) Math.round(most * Math.pow(ratio, -c / (classes - 1.0))));
    }
    return counts;
  }

  /** Clips of a number of subjects, each clip of a class by another subject in turn. */
  LabelledClips draw(String corpus, long seed, int subjects, List<Integer> counts) {
    List<String> names = new ArrayList<>();
    List<LabelledClip> clips = new ArrayList<>();
    int drawn = 0;
    for (int label = 0; label < classes; label++) {
      names.add("class" + (label + 1));
      for (int i = 0; i < counts.get(label); i++) {
        String subject = "s" + drawn++ % subjects;
        ClipId id = ClipId.of(corpus, subject, "c" + label + "_" + i);
        ClipTensor tensor = tensor(label, seed, id);
        clips.add(new LabelledClip(id, label, Annotation.none(), TensorSource.of(tensor)));
      }
    }
    return LabelledClips.of(new LabelSet("ring", names), clips);
  }

  private ClipTensor tensor(int label, long seed, ClipId id) {
    RandomGenerator subject = Seeds.generator(seed, id.subject().toString());
    double gain = 0.7 + 0.6 * subject.nextDouble();
    double x = JITTER * subject.nextGaussian();
    double y = JITTER * subject.nextGaussian();
    RandomGenerator random = Seeds.generator(seed, id.toString());
    gain *= 0.7 + 0.6 * random.nextDouble();
    double share = overlap * random.nextDouble();
    int other = (label + 1 + random.nextInt(classes - 1)) % classes;
    float[] data = new float[2 * FRAMES * SIDE * SIDE];
    add(data, label, gain * (1 - share), x, y);
    add(data, other, gain * share, x, y);
    for (int i = 0; i < data.length; i++) {
      data[i] += (float) (noise * random.nextGaussian());
    }
    return ClipTensor.wrap(
        List.of(Channel.FLOW_U, Channel.FLOW_V),
        FRAMES,
        Size.square(SIDE),
        new ValueRange(-10, 10),
        data);
  }

  /** Adds the pattern of a class: two places on the ring move outwards. */
  private void add(float[] data, int label, double gain, double x, double y) {
    for (int place = label; place <= label + 1; place++) {
      double angle = 2 * Math.PI * place / classes;
      double centerX = 0.5 + x + RADIUS * Math.cos(angle);
      double centerY = 0.5 + y + RADIUS * Math.sin(angle);
      for (int at = 0; at < data.length; at++) {
        int column = at % SIDE;
        int row = at / SIDE % SIDE;
        int frame = at / (SIDE * SIDE) % FRAMES;
        double direction = at < data.length / 2 ? Math.cos(angle) : Math.sin(angle);
        double dx = (column + 0.5) / SIDE - centerX;
        double dy = (row + 0.5) / SIDE - centerY;
        double rise = Math.sin(Math.PI * (frame + 0.5) / FRAMES);
        data[at] += (float) (gain * direction * rise * Math.exp(-(dx * dx + dy * dy) / SPREAD));
      }
    }
  }
}
