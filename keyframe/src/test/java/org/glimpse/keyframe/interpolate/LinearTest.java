package org.glimpse.keyframe.interpolate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinearTest extends TemporalInterpolationContract {
  @Override
  TemporalInterpolation method() {
    return TemporalInterpolation.linear();
  }

  @Test
  void weighsTheTwoNeighborsByDistance() {
    assertThat(method().weights(4, 1.25)).containsExactly(0, 0.75, 0.25, 0);
  }
}
