package org.glimpse.keyframe.sample;

import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;

/** Onset, apex, offset. */
final class KeyFrameSampler implements FrameSampler {
  @Override
  public SampledSequence sample(KeyFrames keyFrames, MotionCurve motion) {
    Positions.check(keyFrames, motion);
    return Positions.of(keyFrames.onset(), keyFrames.apex(), keyFrames.offset());
  }

  @Override
  public int length() {
    return 3;
  }

  @Override
  public String id() {
    return "key-frames";
  }
}
