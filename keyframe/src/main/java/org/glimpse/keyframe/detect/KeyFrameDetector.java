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
   * @return the detector {@code "optical-strain"}
   */
  static KeyFrameDetector opticalStrain() {
    return new CurveDetector("optical-strain", MotionCurve::strain);
  }

  /**
   * Looks at how far the skin is moved.
   *
   * @return the detector {@code "flow-magnitude"}
   */
  static KeyFrameDetector flowMagnitude() {
    return new CurveDetector("flow-magnitude", MotionCurve::magnitude);
  }
}
