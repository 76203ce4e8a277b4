package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.glimpse.core.tensor.LabelledClip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassSamplerTest extends EpochSamplerContract {
  @Override
  EpochSampler sampler() {
    return EpochSampler.classBalanced();
  }

  @ParameterizedTest
  @CsvSource({"0, 0.5", "0.5, 0.75", "1, 0.9"})
  void drawsClassesInProportionToAPowerOfTheirCounts(double exponent, double expected) {
    List<LabelledClip> clips = TestClips.clips(9000, 1000);
    List<Integer> drawn = EpochSampler.byClass(exponent).draw(clips, new SplittableRandom(4));
    double share = drawn.stream().filter(i -> clips.get(i).label() == 0).count() / 10_000.0;
    // Standard deviation of the share: at most 0.005; four of them.
    assertThat(share).isCloseTo(expected, within(0.02));
  }

  @Test
  void usesNoClipTwiceMoreThanAnotherOfItsClass() {
    List<Integer> drawn = sampler().draw(TestClips.clips(30, 3), new SplittableRandom(8));
    int least = Integer.MAX_VALUE;
    int most = 0;
    for (int i = 30; i < 33; i++) {
      int times = Collections.frequency(drawn, i);
      least = Math.min(least, times);
      most = Math.max(most, times);
    }
    assertThat(least).isPositive();
    assertThat(most - least).isLessThanOrEqualTo(1);
  }

  @Test
  void refusesAnExponentOutsideItsRange() {
    assertThatThrownBy(() -> EpochSampler.byClass(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("exponent must be in [0.0, 1.0] but is 1.5");
  }
}
