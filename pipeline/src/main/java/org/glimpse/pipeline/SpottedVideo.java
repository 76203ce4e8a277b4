package org.glimpse.pipeline;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.keyframe.spot.SpottedInterval;

/**
 * What was spotted in a video.
 *
 * @param source the video
 * @param info its size and rate, with the number of frames that were read
 * @param faceFrames the number of frames with a face
 * @param intervals the expressions in order
 * @param scores the outline of the frames' scores
 */
public record SpottedVideo(
    ClipSource source,
    VideoInfo info,
    long faceFrames,
    List<SpottedInterval> intervals,
    ScoreEnvelope scores) {
  /**
   * Copies the intervals.
   *
   * @throws IllegalArgumentException if the number of frames with a face is negative
   */
  public SpottedVideo {
    Checks.atLeast("frames with a face", faceFrames, 0L);
    intervals = List.copyOf(intervals);
  }

  /**
   * How many expressions of a kind there are.
   *
   * @param kind micro- or macro-expression
   * @return at least 0
   */
  public int count(Movement.Kind kind) {
    return (int) intervals.stream().filter(interval -> interval.kind() == kind).count();
  }
}
