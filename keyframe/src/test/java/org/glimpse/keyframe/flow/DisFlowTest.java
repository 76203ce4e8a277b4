package org.glimpse.keyframe.flow;

class DisFlowTest extends OpticalFlowContract {
  @Override
  OpticalFlow method() {
    return OpticalFlows.dis();
  }
}
