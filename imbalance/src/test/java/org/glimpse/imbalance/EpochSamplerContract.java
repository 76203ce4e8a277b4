package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.glimpse.core.tensor.LabelledClip;
import org.junit.jupiter.api.Test;

/** What every {@link EpochSampler} promises. */
abstract class EpochSamplerContract {
  abstract EpochSampler sampler();

  @Test
  void drawsPositionsOfTheClipsAndAsManyAsThereAre() {
    List<LabelledClip> clips = TestClips.clips(7, 0, 2);
    List<Integer> drawn = sampler().draw(clips, new SplittableRandom(5));
    assertThat(drawn).hasSize(9).allMatch(i -> i >= 0 && i < 9);
  }

  @Test
  void repeatsItselfForTheSameSeedOnly() {
    List<LabelledClip> clips = TestClips.clips(20, 20);
    List<Integer> first = sampler().draw(clips, new SplittableRandom(1));
    assertThat(sampler().draw(clips, new SplittableRandom(1))).isEqualTo(first);
    assertThat(sampler().draw(clips, new SplittableRandom(2))).isNotEqualTo(first);
  }

  @Test
  void drawsTheOnlyClip() {
    assertThat(sampler().draw(TestClips.clips(0, 1), new SplittableRandom(1))).containsExactly(0);
  }
}
