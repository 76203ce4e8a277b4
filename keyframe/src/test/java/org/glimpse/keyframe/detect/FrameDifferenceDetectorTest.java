package org.glimpse.keyframe.detect;

class FrameDifferenceDetectorTest extends KeyFrameDetectorContract {
  @Override
  KeyFrameDetector detector() {
    return KeyFrameDetectors.frameDifference();
  }
}
