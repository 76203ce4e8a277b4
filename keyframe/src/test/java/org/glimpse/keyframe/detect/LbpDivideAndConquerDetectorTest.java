package org.glimpse.keyframe.detect;

class LbpDivideAndConquerDetectorTest extends KeyFrameDetectorContract {
  @Override
  KeyFrameDetector detector() {
    return KeyFrameDetectors.lbpDivideAndConquer();
  }

  @Override
  int tolerance() {
    return 6;
  }
}
