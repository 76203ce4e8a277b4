package org.glimpse.evaluation.spotting;

import org.glimpse.core.Checks;

/**
 * Frames from onset to offset, both included.
 *
 * @param onset the first frame; negative where a window begins before the video
 * @param offset the last frame, at least the onset
 */
public record FrameInterval(int onset, int offset) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException if {@code offset < onset}
   */
  public FrameInterval {
    Checks.argument(
        onset <= offset, "onset must not be after offset but is " + onset + " > " + offset);
  }

  /**
   * The number of frames.
   *
   * @return {@code offset - onset + 1}
   */
  public long length() {
    return (long) offset - onset + 1;
  }

  /**
   * Intersection over union, counted in frames.
   *
   * @param other another interval
   * @return in [0, 1], 0 without a common frame
   */
  public double iou(FrameInterval other) {
    long common = (long) Math.min(offset, other.offset) - Math.max(onset, other.onset) + 1;
    return common <= 0 ? 0 : (double) common / (length() + other.length() - common);
  }
}
