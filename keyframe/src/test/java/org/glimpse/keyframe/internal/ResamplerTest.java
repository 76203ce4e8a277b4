package org.glimpse.keyframe.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.glimpse.core.Size;
import org.junit.jupiter.api.Test;

class ResamplerTest {
  @Test
  void returnsTheSameValuesAtTheSameSize() {
    float[] plane = {1, 2, 3, 4, 5, 6};
    assertThat(new Resampler(new Size(3, 2), new Size(3, 2)).resize(plane))
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void keepsAConstantAtEverySize() {
    float[] plane = new float[35];
    java.util.Arrays.fill(plane, 7);
    for (Size to : new Size[] {new Size(2, 3), new Size(14, 11), new Size(1, 1)}) {
      for (float value : new Resampler(new Size(7, 5), to).resize(plane)) {
        assertThat(value).isCloseTo(7, within(1e-5f));
      }
    }
  }

  @Test
  void interpolatesBetweenPixelCentersWhenItEnlarges() {
    assertThat(new Resampler(new Size(2, 1), new Size(4, 1)).resize(new float[] {0, 8}))
        .containsExactly(0, 2, 6, 8);
  }

  @Test
  void weighsNeighborsByDistanceWhenItShrinks() {
    // Center 0.5, support 2: weights 0.75, 0.75, 0.25 over their sum 1.75.
    float[] half = new Resampler(new Size(4, 1), new Size(2, 1)).resize(new float[] {7, 0, 0, 14});
    assertThat(half[0]).isCloseTo(3, within(1e-6f));
    assertThat(half[1]).isCloseTo(6, within(1e-6f));
  }

  @Test
  void treatsRowsAsColumns() {
    assertThat(new Resampler(new Size(1, 2), new Size(1, 4)).resize(new float[] {0, 8}))
        .containsExactly(0, 2, 6, 8);
  }
}
