package org.glimpse.keyframe.encode;

import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.SampledSequence;
import org.glimpse.keyframe.magnify.Magnification;

/** Encodes a clip whose movements are magnified first. */
final class MagnifyingEncoder extends WrappingEncoder {
  private final Magnification method;

  MagnifyingEncoder(ClipEncoder frames, Magnification method) {
    super(frames);
    this.method = method;
  }

  @Override
  public ClipTensor encode(AlignedClip clip, KeyFrames keyFrames, SampledSequence positions)
      throws EncodeException {
    return frames.encode(method.magnify(clip), keyFrames, positions);
  }

  @Override
  public boolean needsWholeClip() {
    return true;
  }

  @Override
  public boolean isFramewise() {
    return frames.isFramewise();
  }

  @Override
  public String id() {
    return frames.id() + "+" + method.id();
  }
}
