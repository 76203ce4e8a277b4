package org.glimpse.pipeline;

import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.video.face.Alignment;

/**
 * A clip that has been decoded, aligned and measured. Its aligned frames are gone once it is
 * closed.
 *
 * @param source the clip
 * @param alignment its aligned frames, and how they came about
 * @param motion its motion
 * @param keyFrames its key frames
 */
public record ProcessedClip(
    ClipSource source, Alignment alignment, MotionCurve motion, KeyFrames keyFrames)
    implements AutoCloseable {
  /**
   * What was decoded.
   *
   * @return size, rate and number of the decoded frames
   */
  public VideoInfo video() {
    return alignment.video();
  }

  /**
   * The aligned frames.
   *
   * @return the clip
   */
  public AlignedClip aligned() {
    return alignment.clip();
  }

  @Override
  public void close() {
    alignment.clip().close();
  }
}
