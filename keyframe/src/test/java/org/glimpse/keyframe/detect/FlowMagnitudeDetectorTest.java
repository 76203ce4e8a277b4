package org.glimpse.keyframe.detect;

class FlowMagnitudeDetectorTest extends CurveDetectorContract {
  @Override
  KeyFrameDetector detector() {
    return KeyFrameDetectors.flowMagnitude();
  }
}
