package org.glimpse.video;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;

/** Some frames of a clip that has to be read through. */
final class ChosenFrames implements FrameReader {
  private final ClipId clip;
  private final FrameReader reader;
  private final List<Integer> wanted;
  private final VideoInfo info;
  private int given;

  ChosenFrames(ClipId clip, FrameReader reader, List<Integer> wanted) {
    this.clip = clip;
    this.reader = reader;
    this.wanted = wanted;
    VideoInfo whole = reader.info();
    info = new VideoInfo(whole.size(), whole.frameRate(), OptionalInt.of(wanted.size()));
  }

  @Override
  public VideoInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() throws DecodeException {
    if (given == wanted.size()) {
      return Optional.empty();
    }
    int index = wanted.get(given);
    for (Optional<Frame> frame = reader.next(); frame.isPresent(); frame = reader.next()) {
      if (frame.get().index() == index) {
        return Optional.of(frame.get().at(given++, frame.get().timestampMicros()));
      }
    }
    throw new DecodeException(
        clip,
        index,
        "Frame "
            + index
            + " is wanted but the clip is shorter. Complete the clip or correct the annotation.");
  }

  @Override
  public void close() {
    reader.close();
  }
}
