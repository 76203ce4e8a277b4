package org.glimpse.pipeline;

import org.glimpse.core.clip.ClipId;
import org.glimpse.keyframe.spot.SpottingSink;

/** Where the scores of frames go while videos are spotted; several videos may be under way. */
public interface ScoreLog {
  /** Takes the scores of one video. */
  interface Entry extends SpottingSink, AutoCloseable {
    /** Ends the video. */
    @Override
    void close();
  }

  /**
   * Begins a video.
   *
   * @param id which one, each at most once
   * @return takes its scores
   * @throws java.io.UncheckedIOException if they cannot be written
   */
  Entry video(ClipId id);
}
