package org.glimpse.keyframe.flow;

class FarnebackFlowTest extends OpticalFlowContract {
  @Override
  OpticalFlow method() {
    return OpticalFlows.farneback();
  }
}
