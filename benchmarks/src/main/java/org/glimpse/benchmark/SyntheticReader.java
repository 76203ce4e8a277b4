package org.glimpse.benchmark;

import java.util.Optional;
import java.util.OptionalInt;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.synthetic.SyntheticClip;

/** Reads a synthetic clip as if it were decoded. */
final class SyntheticReader implements FrameReader {
  private final SyntheticClip clip;
  private int next;

  SyntheticReader(SyntheticClip clip) {
    this.clip = clip;
  }

  @Override
  public VideoInfo info() {
    return new VideoInfo(clip.size(), clip.frameRate(), OptionalInt.of(clip.length()));
  }

  @Override
  public Optional<Frame> next() {
    return next < clip.length() ? Optional.of(clip.frame(next++)) : Optional.empty();
  }

  @Override
  public void close() {}
}
