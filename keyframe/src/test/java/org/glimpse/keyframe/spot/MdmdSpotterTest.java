package org.glimpse.keyframe.spot;

class MdmdSpotterTest extends IntervalSpotterContract {
  @Override
  IntervalSpotter spotter() {
    return IntervalSpotters.mdmd();
  }
}
