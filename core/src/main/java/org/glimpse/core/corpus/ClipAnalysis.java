package org.glimpse.core.corpus;

import java.util.List;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.VideoInfo;

/**
 * What was found in one clip.
 *
 * @param source the clip
 * @param video what was decoded: size, rate, number of frames
 * @param keyFrames onset, apex and offset, with the apex' source
 * @param motion motion by frame and region
 * @param filmstrip small aligned frames to look at, in time order; each knows its index
 */
public record ClipAnalysis(
    ClipSource source,
    VideoInfo video,
    KeyFrames keyFrames,
    MotionCurve motion,
    List<Frame> filmstrip) {
  /** Copies the filmstrip. */
  public ClipAnalysis {
    filmstrip = List.copyOf(filmstrip);
  }
}
