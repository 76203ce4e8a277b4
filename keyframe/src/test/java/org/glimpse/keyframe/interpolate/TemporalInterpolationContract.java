package org.glimpse.keyframe.interpolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.ValueRange;
import org.junit.jupiter.api.Test;

/** What every interpolation keeps. */
abstract class TemporalInterpolationContract {
  /** The method under test. */
  abstract TemporalInterpolation method();

  /** Two channels of 1 × 2 pixels over three frames. */
  private static ClipTensor tensor() {
    return ClipTensor.wrap(
        List.of(Channel.FLOW_U, Channel.FLOW_V),
        3,
        new Size(2, 1),
        new ValueRange(-4, 4),
        new float[] {0, 1, 2, 3, 4, -1, 0, 0, -4, 4, 0, 0});
  }

  @Test
  void returnsTheFramesAtTheirOwnPositions() {
    for (int n : new int[] {1, 2, 3, 8, 31}) {
      for (int frame = 0; frame < n; frame++) {
        double[] weights = method().weights(n, frame);
        for (int i = 0; i < n; i++) {
          assertThat(weights[i]).isCloseTo(i == frame ? 1 : 0, within(1e-9));
        }
      }
    }
  }

  @Test
  void hasWeightsThatSumToOne() {
    for (double position : new double[] {0.25, 3.5, 6.9}) {
      assertThat(Arrays.stream(method().weights(8, position)).sum()).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void isTheSameBackward() {
    double[] weights = method().weights(6, 1.3);
    double[] mirrored = method().weights(6, 3.7);
    for (int i = 0; i < 6; i++) {
      assertThat(mirrored[5 - i]).isCloseTo(weights[i], within(1e-9));
    }
  }

  @Test
  void keepsATensorOfTheSameLength() {
    float[] same = method().resample(tensor(), 3).data();
    float[] data = tensor().data();
    for (int i = 0; i < data.length; i++) {
      assertThat(same[i]).isCloseTo(data[i], within(1e-5f));
    }
  }

  @Test
  void keepsTheFirstAndTheLastFrame() {
    ClipTensor longer = method().resample(tensor(), 7);
    assertThat(longer.shape()).containsExactly(2, 7, 1, 2);
    assertThat(longer.value(0, 0, 0, 1)).isCloseTo(1, within(1e-5f));
    assertThat(longer.value(0, 6, 0, 0)).isCloseTo(4, within(1e-5f));
    assertThat(longer.value(1, 3, 0, 1)).isCloseTo(4, within(1e-5f));
  }

  @Test
  void staysInTheRange() {
    for (float value : method().resample(tensor(), 20).data()) {
      assertThat(value).isBetween(-4f, 4f);
    }
  }

  @Test
  void takesTheMiddleForOneFrame() {
    assertThat(method().resample(tensor(), 1).value(0, 0, 0, 0)).isCloseTo(2, within(1e-5f));
  }

  @Test
  void refusesAPositionOutside() {
    assertThatThrownBy(() -> method().weights(4, 3.1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("position must be in [0.0, 3.0] but is 3.1");
    assertThatThrownBy(() -> method().resample(tensor(), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("number of interpolated frames must be at least 1 but is 0");
  }

  @Test
  void isFoundByItsId() {
    assertThat(TemporalInterpolation.parse(method().id()).id()).isEqualTo(method().id());
  }
}
