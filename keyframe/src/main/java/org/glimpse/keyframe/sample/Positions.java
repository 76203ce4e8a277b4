package org.glimpse.keyframe.sample;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;

/** Arithmetic of positions that samplers share. */
final class Positions {
  private Positions() {}

  static void check(KeyFrames keyFrames, MotionCurve motion) {
    Checks.argument(
        keyFrames.offset() < motion.length(),
        "the offset must lie before frame "
            + motion.length()
            + ", the end of the motion curve, but is "
            + keyFrames.offset());
  }

  /** Position i of k is first + floor(i (last − first) / (k − 1)), k at least 2. */
  static List<Integer> spread(int first, int last, int k) {
    long distance = (long) last - first;
    return IntStream.range(0, k)
        .mapToObj(i -> (int) (first + Math.floorDiv(i * distance, k - 1L)))
        .toList();
  }

  static SampledSequence of(int... positions) {
    return new SampledSequence(Arrays.stream(positions).boxed().toList());
  }
}
