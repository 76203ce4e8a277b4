package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InstanceSamplerTest extends EpochSamplerContract {
  @Override
  EpochSampler sampler() {
    return EpochSampler.instance();
  }

  @Test
  void drawsEveryClipOnce() {
    assertThat(sampler().draw(TestClips.clips(5, 3), new SplittableRandom(3)))
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void putsEveryClipFirstEquallyOften() {
    int[] first = new int[4];
    SplittableRandom random = new SplittableRandom(9);
    for (int i = 0; i < 4000; i++) {
      first[sampler().draw(TestClips.clips(4), random).get(0)]++;
    }
    // 1000 expected, standard deviation 27: five of them.
    assertThat(Arrays.stream(first)).allMatch(n -> n > 860 && n < 1140);
  }
}
