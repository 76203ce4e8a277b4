package org.glimpse.keyframe.spot;

import org.glimpse.core.frame.Frame;

/**
 * A spotter at work on one video. Its memory does not grow with the length of the video. Not for
 * use by several threads at once.
 */
public interface SpottingRun {
  /**
   * Takes the next frame.
   *
   * @param frame the aligned frame, indices 0, 1, 2, …, all of one size
   * @param face whether it shows the face; a frame without one ends whatever is going on, and so
   *     does a jump of the aligned picture, which is told by one such frame
   * @throws IllegalArgumentException if the index or the size is not the expected one
   */
  void add(Frame frame, boolean face);

  /** Ends the video: what is still under way is decided. */
  void finish();
}
