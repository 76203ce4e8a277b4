package org.glimpse.keyframe.sample;

import org.glimpse.core.Checks;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;

/** Even spread from onset to offset. */
final class UniformSampler implements FrameSampler {
  private final int k;

  UniformSampler(int k) {
    this.k = Checks.atLeast("number of sampled frames", k, 1);
  }

  @Override
  public SampledSequence sample(KeyFrames keyFrames, MotionCurve motion) {
    Positions.check(keyFrames, motion);
    if (k == 1) {
      return Positions.of(keyFrames.apex());
    }
    return new SampledSequence(Positions.spread(keyFrames.onset(), keyFrames.offset(), k));
  }

  @Override
  public int length() {
    return k;
  }

  @Override
  public String id() {
    return "uniform:" + k;
  }
}
