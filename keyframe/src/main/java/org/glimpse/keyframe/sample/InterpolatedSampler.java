package org.glimpse.keyframe.sample;

import java.util.Optional;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.keyframe.interpolate.TemporalInterpolation;

/** Evenly spread places between the frames, with the frames nearest to them. */
final class InterpolatedSampler implements FrameSampler {
  private final FrameSampler nearest;
  private final TemporalInterpolation method;

  InterpolatedSampler(int k, TemporalInterpolation method) {
    this.nearest = FrameSampler.uniformRounded(k);
    this.method = method;
  }

  @Override
  public SampledSequence sample(KeyFrames keyFrames, MotionCurve motion) {
    return nearest.sample(keyFrames, motion);
  }

  @Override
  public Optional<SampledSequence> sample(KeyFrames keyFrames, int frames) {
    return nearest.sample(keyFrames, frames);
  }

  @Override
  public Optional<TemporalInterpolation> interpolation() {
    return Optional.of(method);
  }

  @Override
  public int length() {
    return nearest.length();
  }

  @Override
  public String id() {
    return method.id() + ":" + length();
  }
}
