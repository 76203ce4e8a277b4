package org.glimpse.keyframe.detect;

class FrequencyDetectorTest extends KeyFrameDetectorContract {
  @Override
  KeyFrameDetector detector() {
    return KeyFrameDetectors.frequency();
  }

  @Override
  int tolerance() {
    return 12;
  }

  @Override
  void isSaidToBeNeutralWhereNothingMoves() {
    // It calls no clip neutral, as its documentation says.
  }
}
