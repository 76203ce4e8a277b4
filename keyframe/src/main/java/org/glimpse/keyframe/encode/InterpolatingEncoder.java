package org.glimpse.keyframe.encode;

import java.util.stream.IntStream;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.keyframe.interpolate.TemporalInterpolation;

/** Encodes all frames from the first position to the last, then interpolates between them. */
final class InterpolatingEncoder extends WrappingEncoder {
  private final TemporalInterpolation method;

  InterpolatingEncoder(ClipEncoder frames, TemporalInterpolation method) {
    super(frames);
    this.method = method;
  }

  @Override
  public ClipTensor encode(AlignedClip clip, KeyFrames keyFrames, SampledSequence positions)
      throws EncodeException {
    int k = positions.size();
    int first = positions.positions().get(0);
    int last = positions.positions().get(k - 1);
    SampledSequence all = new SampledSequence(IntStream.rangeClosed(first, last).boxed().toList());
    return method.resample(frames.encode(clip, keyFrames, all), k);
  }

  @Override
  public String id() {
    return frames.id() + "+" + method.id();
  }
}
