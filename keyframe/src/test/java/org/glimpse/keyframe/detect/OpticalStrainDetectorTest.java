package org.glimpse.keyframe.detect;

class OpticalStrainDetectorTest extends KeyFrameDetectorContract {
  @Override
  KeyFrameDetector detector() {
    return KeyFrameDetector.opticalStrain();
  }
}
