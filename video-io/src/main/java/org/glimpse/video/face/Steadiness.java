package org.glimpse.video.face;

import org.glimpse.core.Checks;

/**
 * How much of the head's own motion there is in a clip, and how much is left in the aligned clip.
 *
 * <p>Both are the median over the frames with a face of the distance, in pixels of the aligned
 * picture, by which the bridge of the nose and the inner corners of the eyes lie away from where
 * they are in the first such frame. The rest is measured anew in the finished pictures, with
 * nothing but those parts of the face, in at most eight frames; noise of the camera is part of it.
 *
 * @param headMotion as it would be with one transform for the whole clip; at least 0
 * @param residual as it is in the aligned clip; at least 0
 */
public record Steadiness(double headMotion, double residual) {
  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is negative
   */
  public Steadiness {
    Checks.inRange("head motion", headMotion, 0, Double.MAX_VALUE);
    Checks.inRange("residual motion", residual, 0, Double.MAX_VALUE);
  }
}
