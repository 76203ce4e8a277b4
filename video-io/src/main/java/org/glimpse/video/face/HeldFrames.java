package org.glimpse.video.face;

import java.util.List;
import java.util.Optional;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;

/** Reads frames that are in memory. */
final class HeldFrames implements FrameReader {
  private final VideoInfo info;
  private final List<Frame> frames;
  private int next;

  HeldFrames(VideoInfo info, List<Frame> frames) {
    this.info = info;
    this.frames = frames;
  }

  @Override
  public VideoInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() {
    return next < frames.size() ? Optional.of(frames.get(next++)) : Optional.empty();
  }

  @Override
  public void close() {}
}
