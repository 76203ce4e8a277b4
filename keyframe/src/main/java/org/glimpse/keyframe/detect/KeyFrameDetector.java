package org.glimpse.keyframe.detect;

import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.MotionCurve;

/**
 * Finds onset, apex and offset of the strongest expression in a clip.
 *
 * <p>Detectors have no state: they may be used by several threads at once. {@link
 * KeyFrameDetectors} makes them.
 *
 * <p>Onset and offset are the ends of the frames around the apex in which the detector's signal,
 * smoothed by local linear regression over 60 ms (at least 5 frames) and above its 15 % quantile,
 * is higher than 10 % of its value at the apex. Frames without a face are left out.
 */
public interface KeyFrameDetector {
  /**
   * Finds the key frames.
   *
   * @param clip the aligned clip
   * @param motion the clip's motion
   * @return key frames with {@link org.glimpse.core.clip.ApexSource#DETECTED}, and how sure they
   *     are
   * @throws NoMovementException if nothing stands out from the noise or fewer than five frames show
   *     a face
   */
  Detection detect(AlignedClip clip, MotionCurve motion) throws NoMovementException;

  /**
   * The detector as it is written in provenance and on the command line.
   *
   * @return for example {@code "roi-consensus"}
   */
  String id();
}
