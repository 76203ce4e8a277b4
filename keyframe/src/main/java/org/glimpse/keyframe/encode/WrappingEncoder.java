package org.glimpse.keyframe.encode;

import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ValueRange;

/** An encoder that does something before or after another and has its channels, size and range. */
abstract class WrappingEncoder implements ClipEncoder {
  /** The encoder of the frames. */
  final ClipEncoder frames;

  WrappingEncoder(ClipEncoder frames) {
    this.frames = frames;
  }

  @Override
  public final List<Channel> channels() {
    return frames.channels();
  }

  @Override
  public final Size size() {
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

  /** Not unless said otherwise: what is made of several frames belongs to none. */
  @Override
  public boolean isFramewise() {
    return false;
  }
}
