package org.glimpse.keyframe.spot;

class FeatureDifferenceSpotterTest extends IntervalSpotterContract {
  @Override
  IntervalSpotter spotter() {
    return IntervalSpotters.featureDifference();
  }
}
