package org.glimpse.keyframe.interpolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CubicTest extends TemporalInterpolationContract {
  @Override
  TemporalInterpolation method() {
    return TemporalInterpolation.cubic();
  }

  @Test
  void weighsFourNeighborsHalfwayByMinusOneNineNineMinusOneSixteenths() {
    assertThat(method().weights(6, 2.5)).containsExactly(0, -0.0625, 0.5625, 0.5625, -0.0625, 0);
  }

  @Test
  void repeatsTheFirstFrameBeforeItself() {
    assertThat(method().weights(3, 0.5)).containsExactly(0.5, 0.5625, -0.0625);
  }

  @Test
  void saysWhichMethodsThereAre() {
    assertThatThrownBy(() -> TemporalInterpolation.parse("spline"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("interpolation must be one of tim, linear, cubic but is 'spline'");
  }
}
