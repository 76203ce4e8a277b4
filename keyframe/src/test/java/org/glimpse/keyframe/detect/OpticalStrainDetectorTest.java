package org.glimpse.keyframe.detect;

class OpticalStrainDetectorTest extends CurveDetectorContract {
  @Override
  KeyFrameDetector detector() {
    return KeyFrameDetectors.opticalStrain();
  }
}
