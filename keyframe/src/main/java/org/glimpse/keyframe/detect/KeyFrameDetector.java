package org.glimpse.keyframe.detect;

import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.MotionCurve;

/**
 * Finds onset, apex and offset of the strongest expression in a clip.
 *
 * <p>Detectors have no state: they may be used by several threads at once.
 */
public interface KeyFrameDetector {
  /**
   * Finds the key frames.
   *
   * @param curve the clip's motion
   * @return key frames with {@link org.glimpse.core.clip.ApexSource#DETECTED}
   * @throws NoMovementException if nothing stands out from the noise or too few frames show a face
   */
  KeyFrames detect(MotionCurve curve) throws NoMovementException;

  /**
   * The detector as it is written in provenance and on the command line.
   *
   * @return for example {@code "optical-strain"}
   */
  String id();

  /**
   * Looks at how much the skin is deformed: the default.
   *
   * <ol>
   *   <li>Each region's curve is smoothed by local linear regression over 60 ms (at least 5
   *       frames), and its floor, the 15 % quantile, is taken off. Frames without a face are left
   *       out.
   *   <li>If the eyes move more than 2.5 times as much as any other region, they blink: from every
   *       other region the largest part of their curve is taken off that fits under it while the
   *       lids are at least half closed.
   *   <li>The regions but the eyes are added up, each weighted by the square of {@code prominence +
   *       0.1 · height}. The prominence is how far a curve falls from its peak on both sides, so
   *       that drift, which only rises, counts little.
   *   <li>The apex is the highest point of the sum, the earliest of equal ones. Onset and offset
   *       are the ends of the frames around it that are above 10 % of its height.
   *   <li>It is no movement if the sum is lower than 8 times its noise (1.4826 times the median
   *       residual of the smoothing), or its prominence is below 0.002 and its height below four
   *       times that. Where the face does not reach this but the eyes do, the eyes are taken.
   * </ol>
   *
   * <p>Source: regions' mean strain and eyes as the last resort as in the public apex spotting code
   * of MEA-LAB-421 (ME-PLAN); the smoothing, the weights and the treatment of blinks are ours.
   *
   * @return the detector {@code "optical-strain"}
   */
  static KeyFrameDetector opticalStrain() {
    return new CurveDetector("optical-strain", 0.002, MotionCurve::strain);
  }

  /**
   * Looks at how far the skin is moved, as {@link #opticalStrain} looks at how much it is deformed;
   * the smallest movement is 0.03 pixels.
   *
   * @return the detector {@code "flow-magnitude"}
   */
  static KeyFrameDetector flowMagnitude() {
    return new CurveDetector("flow-magnitude", 0.03, MotionCurve::magnitude);
  }
}
