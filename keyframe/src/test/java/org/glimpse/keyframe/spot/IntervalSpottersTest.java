package org.glimpse.keyframe.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalSpottersTest {
  @Test
  void refusesANameThatItDoesNotKnow() {
    assertThatThrownBy(() -> IntervalSpotters.parse("guess"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "spotter must be one of strain-peaks, mdmd, mdmd-macro, feature-difference but is"
                + " 'guess'");
  }

  @Test
  void takesTheLargestThird() {
    assertThat(MainDirections.largestThird(new double[] {1, 5, 2, 9, 3, 4})).isEqualTo(7);
    assertThat(MainDirections.largestThird(new double[] {-3, -1})).isEqualTo(-1);
    assertThat(MainDirections.largestThird(new double[0])).isZero();
  }
}
