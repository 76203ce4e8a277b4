package org.glimpse.keyframe.detect;

class FlowMagnitudeDetectorTest extends KeyFrameDetectorContract {
  @Override
  KeyFrameDetector detector() {
    return KeyFrameDetector.flowMagnitude();
  }
}
