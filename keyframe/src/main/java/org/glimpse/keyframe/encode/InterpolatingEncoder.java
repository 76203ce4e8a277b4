package org.glimpse.keyframe.encode;

import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.Size;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.keyframe.interpolate.TemporalInterpolation;

/** Encodes all frames from the first position to the last, then interpolates between them. */
final class InterpolatingEncoder implements ClipEncoder {
  private final ClipEncoder frames;
  private final TemporalInterpolation method;

  InterpolatingEncoder(ClipEncoder frames, TemporalInterpolation method) {
    this.frames = frames;
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
  public List<Channel> channels() {
    return frames.channels();
  }

  @Override
  public Size size() {
    return frames.size();
  }

  @Override
  public ValueRange range() {
    return frames.range();
  }

  @Override
  public boolean needsWholeClip() {
    return frames.needsWholeClip();
  }

  @Override
  public boolean isFramewise() {
    return false;
  }

  @Override
  public String id() {
    return frames.id() + "+" + method.id();
  }
}
