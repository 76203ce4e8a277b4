package org.glimpse.keyframe.spot;

import org.glimpse.core.FrameRate;

/**
 * Spots intervals of expression in untrimmed video. Spotters have no state: they may be used by
 * several threads at once. {@link IntervalSpotters} makes them.
 */
public interface IntervalSpotter {
  /**
   * Begins a video.
   *
   * @param rate the rate of its frames
   * @param sink who is told
   * @return takes the frames
   */
  SpottingRun start(FrameRate rate, SpottingSink sink);

  /**
   * The spotter as it is written in provenance and on the command line.
   *
   * @return for example {@code "strain-peaks"}
   */
  String id();
}
