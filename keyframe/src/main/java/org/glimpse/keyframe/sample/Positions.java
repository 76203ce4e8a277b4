package org.glimpse.keyframe.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;

/** The rules by which samplers without draws choose; each is stated at its factory. */
final class Positions {
  private Positions() {}

  static void check(KeyFrames keyFrames, int frames) {
    Checks.argument(
        keyFrames.offset() < frames,
        "the offset must lie before frame "
            + frames
            + ", the end of the motion curve, but is "
            + keyFrames.offset());
  }

  /** Position i of k is first + floor(i (last − first) / (k − 1)); {@code one} where k is 1. */
  static List<Integer> spread(int first, int last, int k, int one) {
    if (k == 1) {
      return List.of(one);
    }
    long distance = (long) last - first;
    return IntStream.range(0, k).mapToObj(i -> (int) (first + i * distance / (k - 1))).toList();
  }

  /** As {@link #spread}, rounded half up. */
  static List<Integer> spreadRounded(int first, int last, int k, int one) {
    if (k == 1) {
      return List.of(one);
    }
    long distance = (long) last - first;
    return IntStream.range(0, k)
        .mapToObj(i -> (int) (first + (2L * i * distance + k - 1) / (2 * (k - 1L))))
        .toList();
  }

  static List<Integer> apexWindow(KeyFrames keys, int k) {
    int latest = Math.max(keys.onset(), keys.offset() - k + 1);
    int start = Math.max(keys.onset(), Math.min(latest, keys.apex() - (k - 1) / 2));
    return IntStream.range(0, k).mapToObj(i -> Math.min(keys.offset(), start + i)).toList();
  }

  static List<Integer> phaseBalanced(KeyFrames keys, int k) {
    int before = (k + 1) / 2;
    int after = k - before;
    long distance = (long) keys.offset() - keys.apex();
    return Stream.concat(
            spread(keys.onset(), keys.apex(), before, keys.apex()).stream(),
            IntStream.rangeClosed(1, after)
                .mapToObj(i -> (int) (keys.apex() + i * distance / after)))
        .toList();
  }

  static List<Integer> equalStrain(KeyFrames keys, MotionCurve motion, int k) {
    double[] strain = motion.strain();
    int frames = keys.length();
    double[] reached = new double[frames];
    for (int i = 1; i < frames; i++) {
      int at = keys.onset() + i;
      reached[i] = reached[i - 1] + (strain[at - 1] + strain[at]) / 2;
    }
    double total = reached[frames - 1];
    if (k == 1 || total == 0) {
      return spread(keys.onset(), keys.offset(), k, keys.apex());
    }
    List<Integer> positions = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < k - 1; i++) {
      while (reached[at] * (k - 1) < i * total) {
        at++;
      }
      positions.add(keys.onset() + at);
    }
    positions.add(keys.offset());
    return List.copyOf(positions);
  }

  static List<Integer> strongest(KeyFrames keys, MotionCurve motion, int k) {
    double[] strain = motion.strain();
    List<Integer> ranked =
        IntStream.rangeClosed(keys.onset(), keys.offset())
            .boxed()
            .sorted(Comparator.comparingDouble(frame -> -strain[frame]))
            .toList();
    return IntStream.range(0, k).map(i -> ranked.get(i % ranked.size())).sorted().boxed().toList();
  }

  static List<Integer> strided(int frames, int k, int stride) {
    long span = (k - 1L) * stride + 1;
    long start = Math.max(0, (frames - span) / 2);
    return IntStream.range(0, k)
        .mapToObj(i -> (int) Math.min(frames - 1L, start + (long) i * stride))
        .toList();
  }
}
