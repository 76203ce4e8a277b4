package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
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

  @ParameterizedTest
  @CsvSource({"0, 0.9", "0.5, 0.7", "1, 0.5"})
  void movesFromTheFrequenciesToBalance(double progress, double expected) {
    List<LabelledClip> clips = TestClips.clips(9000, 0, 1000);
    List<Integer> drawn = EpochSampler.balancedBy(progress).draw(clips, new SplittableRandom(4));
    double share = drawn.stream().filter(i -> clips.get(i).label() == 0).count() / 10_000.0;
    assertThat(share).isCloseTo(expected, within(0.02));
  }

  @Test
  void letsTheSubjectsOfAClassTakeTurns() {
    List<LabelledClip> clips = new ArrayList<>(TestClips.clips(1));
    List<LabelledClip> others = TestClips.clips(40);
    for (int i = 0; i < 39; i++) {
      ClipId id = ClipId.of("test", "busy", "clip" + i);
      clips.add(new LabelledClip(id, 0, Annotation.none(), others.get(i).tensor()));
    }
    List<Integer> drawn = EpochSampler.byClassAndSubject(0).draw(clips, new SplittableRandom(6));
    assertThat(Collections.frequency(drawn, 0)).isEqualTo(20);
    assertThat(
            Collections.frequency(EpochSampler.byClass(0).draw(clips, new SplittableRandom(6)), 0))
        .isEqualTo(1);
  }

  @Test
  void repeatsClipsOfRareClassesByTheRootOfTheirRarity() {
    List<LabelledClip> clips = TestClips.clips(9900, 100);
    List<Integer> drawn = EpochSampler.repeatFactor(0.04).draw(clips, new SplittableRandom(6));
    // Factor sqrt(0.04 / 0.01) = 2, then a cut of 10100 to 10000.
    double rare = drawn.stream().filter(i -> clips.get(i).label() == 1).count();
    assertThat(rare).isCloseTo(200 / 1.01, within(10.0));
    assertThat(drawn).hasSize(10_000);
  }
}
