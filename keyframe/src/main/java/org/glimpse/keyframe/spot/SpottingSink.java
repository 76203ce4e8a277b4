package org.glimpse.keyframe.spot;

/** Takes what a spotter finds, as soon as it is found. */
public interface SpottingSink {
  /**
   * The score of a frame. Every frame that was given gets one, in order.
   *
   * @param frame the 0-based index
   * @param score how much the face moves, at least 0; 0 without a face
   */
  void score(int frame, double score);

  /**
   * A spotted interval, after the scores of its frames. Intervals do not overlap and come in order.
   *
   * @param interval the interval
   */
  void interval(SpottedInterval interval);
}
