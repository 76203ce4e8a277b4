package org.glimpse.core.clip;

import org.glimpse.core.Checks;

/**
 * Onset, apex and offset of an expression: 0-based frame indices, {@code onset <= apex <= offset},
 * both ends inclusive.
 *
 * @param onset the first frame in which the face moves, at least 0
 * @param apex the frame of the strongest expression
 * @param offset the last frame before the face is neutral again
 * @param source where the apex comes from
 */
public record KeyFrames(int onset, int apex, int offset, ApexSource source) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException unless {@code 0 <= onset <= apex <= offset}
   */
  public KeyFrames {
    Checks.atLeast("onset", onset, 0);
    if (apex < onset || offset < apex) {
      throw new IllegalArgumentException(
          "key frames must be in the order onset <= apex <= offset but are "
              + onset
              + ", "
              + apex
              + ", "
              + offset);
    }
  }

  /**
   * Key frames whose apex is taken halfway, rounded down, and marked so.
   *
   * @param onset the first frame
   * @param offset the last frame
   * @return key frames with {@link ApexSource#MIDPOINT}
   * @throws IllegalArgumentException unless {@code 0 <= onset <= offset}
   */
  public static KeyFrames midpoint(int onset, int offset) {
    return new KeyFrames(onset, onset + (offset - onset) / 2, offset, ApexSource.MIDPOINT);
  }

  /**
   * The number of frames from onset to offset, both included.
   *
   * @return at least 1
   */
  public int length() {
    return offset - onset + 1;
  }
}
