package org.glimpse.keyframe.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RankPoolingTest {
  /** Σ over pairs of a later running mean less an earlier one, for the unit vector of a frame. */
  private static double direct(int frames, int frame) {
    double sum = 0;
    for (int q = 1; q <= frames; q++) {
      for (int t = 1; t < q; t++) {
        sum += (frame <= q ? 1.0 / q : 0) - (frame <= t ? 1.0 / t : 0);
      }
    }
    return sum;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 8, 61})
  void areTheSumOverPairsOfRunningMeans(int frames) {
    double[] expected = new double[frames];
    double positive = 0;
    for (int t = 0; t < frames; t++) {
      expected[t] = direct(frames, t + 1);
      positive += Math.max(0, expected[t]);
    }
    for (int t = 0; t < frames; t++) {
      expected[t] /= positive;
    }
    assertThat(RankPooling.weights(frames)).containsExactly(expected, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 5, 200})
  void sumToNothingAndTheirPositivePartToOne(int frames) {
    double[] weights = RankPooling.weights(frames);
    assertThat(Arrays.stream(weights).sum()).isCloseTo(0, within(1e-9));
    assertThat(Arrays.stream(weights).filter(w -> w > 0).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void areThoseWorkedOutByHand() {
    // n = 3: 6 - 4 (1 + 1/2 + 1/3), 4 - 4 (1/2 + 1/3), 2 - 4/3, over 4/3
    assertThat(RankPooling.weights(3)).containsExactly(new double[] {-1, 0.5, 0.5}, within(1e-12));
    assertThat(RankPooling.weights(2)).containsExactly(-1, 1);
    assertThat(RankPooling.weights(1)).containsExactly(0);
  }

  @Test
  void needAFrame() {
    assertThatIllegalArgumentException().isThrownBy(() -> RankPooling.weights(0));
  }
}
