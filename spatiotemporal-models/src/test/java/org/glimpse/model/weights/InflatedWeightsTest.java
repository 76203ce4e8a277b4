package org.glimpse.model.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class InflatedWeightsTest {
  @Test
  void spreadsAnImageKernelEvenlyOverTime() {
    WeightTensor image = WeightTensor.wrap(List.of(1L, 1L, 1L, 2L), new float[] {4, 8});
    WeightTensor clip = InflatedWeights.of(image, List.of(1L, 1L, 4L, 1L, 2L));
    assertThat(clip.values()).containsExactly(1, 2, 1, 2, 1, 2, 1, 2);
  }

  @Test
  void keepsWhatEqualChannelsGive() {
    WeightTensor rgb =
        WeightTensor.wrap(List.of(2L, 3L, 1L, 1L), new float[] {1, 2, 3, 10, 20, 30});
    assertThat(InflatedWeights.of(rgb, List.of(2L, 1L, 1L, 1L)).values()).containsExactly(6, 60);
    assertThat(InflatedWeights.of(rgb, List.of(2L, 2L, 3L, 1L, 1L)).values())
        .containsExactly(1, 1, 1, 1, 1, 1, 10, 10, 10, 10, 10, 10);
  }

  @Test
  void leavesWeightsOfTheSameShapeAlone() {
    WeightTensor vector = WeightTensor.wrap(List.of(2L), new float[] {1, 2});
    assertThat(InflatedWeights.of(vector, List.of(2L))).isSameAs(vector);
  }

  @Test
  void refusesOtherKernelsAndFilters() {
    List<Long> image = List.of(2L, 3L, 3L, 3L);
    assertThat(InflatedWeights.fits(image, List.of(2L, 3L, 5L, 5L))).isFalse();
    assertThat(InflatedWeights.fits(image, List.of(4L, 3L, 3L, 3L, 3L))).isFalse();
    assertThat(InflatedWeights.fits(List.of(2L, 3L), List.of(2L, 4L))).isFalse();
    WeightTensor weights = WeightTensor.wrap(List.of(1L, 1L), new float[1]);
    assertThatThrownBy(() -> InflatedWeights.of(weights, List.of(1L, 2L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("weights of [1, 1] cannot be made to fit [1, 2]");
  }
}
