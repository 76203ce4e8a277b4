package org.glimpse.keyframe.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PlaneTest {
  private static final double SIGMA = 0.8;

  /** What is left at its place of a 1 in a row of 20 zeros, one row high enough not to matter. */
  private static double left(int place) {
    Plane plane = new Plane(20, 20);
    for (int y = 0; y < 20; y++) {
      plane.data[y * 20 + place] = 1;
    }
    return plane.smoothed(SIGMA).data[10 * 20 + place];
  }

  @Test
  void smoothsWithWeightsThatSumToOne() {
    Plane plane = new Plane(20, 9);
    Arrays.fill(plane.data, 7);
    for (float value : plane.smoothed(SIGMA).data) {
      assertThat(value).isCloseTo(7, within(1e-5f));
    }
  }

  @Test
  void repeatsThePixelsOfTheRightBorderAndNotOfTheLeft() {
    // exp(-i² / 2σ²) for i = 0 … 4, normalized: 0.4987, 0.2283, 0.0219, 0.0004, …
    assertThat(left(10)).isCloseTo(0.4987, within(1e-3));
    assertThat(left(0)).isCloseTo(left(10), within(1e-6));
    assertThat(left(19)).isCloseTo(0.4987 + 0.2283, within(1e-3));
  }

  @Test
  void halvesByTakingEverySecondPixel() {
    Plane small = new Plane(7, 4).halved();
    assertThat(small.width).isEqualTo(4);
    assertThat(small.height).isEqualTo(2);
  }
}
