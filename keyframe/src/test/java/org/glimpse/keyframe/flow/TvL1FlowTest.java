package org.glimpse.keyframe.flow;

class TvL1FlowTest extends OpticalFlowContract {
  @Override
  OpticalFlow method() {
    return OpticalFlows.tvl1();
  }
}
