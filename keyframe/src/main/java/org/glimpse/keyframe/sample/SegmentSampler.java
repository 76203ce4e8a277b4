package org.glimpse.keyframe.sample;

import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;

/** One frame of each of K equal segments: drawn in training, the middle one in a test. */
final class SegmentSampler implements FrameSampler {
  private final int k;

  SegmentSampler(int k) {
    this.k = Checks.atLeast("number of sampled frames", k, 1);
  }

  @Override
  public SampledSequence sample(KeyFrames keyFrames, MotionCurve motion) {
    return choose(keyFrames, motion.length(), frames -> (frames - 1) / 2);
  }

  @Override
  public Optional<SampledSequence> sample(KeyFrames keyFrames, int frames) {
    return Optional.of(choose(keyFrames, frames, among -> (among - 1) / 2));
  }

  @Override
  public SampledSequence sample(KeyFrames keyFrames, MotionCurve motion, RandomGenerator random) {
    return choose(keyFrames, motion.length(), random::nextInt);
  }

  /** In each segment the frame at the place that is chosen among its frames. */
  private SampledSequence choose(KeyFrames keyFrames, int clipFrames, IntUnaryOperator placeAmong) {
    Positions.check(keyFrames, clipFrames);
    long frames = keyFrames.length();
    return new SampledSequence(
        IntStream.range(0, k)
            .mapToObj(
                i -> {
                  int first = (int) (i * frames / k);
                  int behind = (int) ((i + 1L) * frames / k);
                  int among = Math.max(1, behind - first);
                  return keyFrames.onset() + first + placeAmong.applyAsInt(among);
                })
            .toList());
  }

  @Override
  public boolean draws() {
    return true;
  }

  @Override
  public int length() {
    return k;
  }

  @Override
  public String id() {
    return "segments:" + k;
  }
}
