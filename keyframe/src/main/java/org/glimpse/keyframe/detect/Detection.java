package org.glimpse.keyframe.detect;

import org.glimpse.core.Checks;
import org.glimpse.core.clip.KeyFrames;

/**
 * Key frames that a detector found, and how sure it is.
 *
 * @param keyFrames onset, apex and offset, marked as detected
 * @param confidence from 0 (hardly more than noise) to 1; only to be compared within one detector
 */
public record Detection(KeyFrames keyFrames, double confidence) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the confidence is outside [0, 1]
   */
  public Detection {
    Checks.inRange("confidence", confidence, 0, 1);
  }
}
