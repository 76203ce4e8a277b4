package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.glimpse.core.label.LabelCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixerTest {
  private static final double EXACT = 1e-12;
  private static final LabelCounts COUNTS = TestClips.counts(90, 30, 31);

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 1, 3})
  void drawsSharesOfTheBetaDistribution(double alpha) {
    SplittableRandom random = new SplittableRandom(7);
    Mixer mixer = Mixer.mixup(alpha);
    double[] shares =
        IntStream.range(0, 20_000).mapToDouble(i -> mixer.drawShare(random)).toArray();
    double mean = IntStream.range(0, shares.length).mapToDouble(i -> shares[i]).average().orElse(0);
    double variance =
        IntStream.range(0, shares.length)
            .mapToDouble(i -> (shares[i] - mean) * (shares[i] - mean))
            .average()
            .orElse(0);
    // Mean 1/2, variance 1 / (4 (2 alpha + 1)); four standard errors of 20000 draws.
    assertThat(mean).isCloseTo(0.5, within(0.012));
    assertThat(variance).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.004));
  }

  @Test
  void isMixupWithoutProgress() {
    Mixer.LabelShare labels = Mixer.progressive(COUNTS, 1, 0).labels();
    for (double share : new double[] {0.1, 0.5, 0.9}) {
      assertThat(labels.of(share, 0, 1)).isEqualTo(share);
      assertThat(labels.of(share, 1, 0)).isEqualTo(share);
    }
  }

  @Test
  void givesTheLabelToTheMuchRarerClassThatIsMostOfTheMix() {
    Mixer.LabelShare half = Mixer.progressive(COUNTS, 1, 0.5).labels();
    Mixer.LabelShare end = Mixer.remix(COUNTS, 1).labels();
    assertThat(half.of(0.4, 0, 1)).isCloseTo(0.2, within(EXACT));
    assertThat(end.of(0.4, 0, 1)).isZero();
    assertThat(half.of(0.6, 1, 0)).isCloseTo(0.8, within(EXACT));
    assertThat(end.of(0.6, 1, 0)).isEqualTo(1);
  }

  @Test
  void leavesLabelsAloneWhereTheRarerClassIsTheSmallerPartOrNotRareEnough() {
    Mixer.LabelShare end = Mixer.remix(COUNTS, 1).labels();
    assertThat(end.of(0.6, 0, 1)).isEqualTo(0.6);
    assertThat(end.of(0.4, 1, 0)).isEqualTo(0.4);
    assertThat(end.of(0.4, 0, 2)).isEqualTo(0.4);
    assertThat(end.of(0.6, 2, 0)).isEqualTo(0.6);
    assertThat(end.of(0.5, 0, 1)).isEqualTo(0.5);
  }

  @Test
  void pairsEveryClipOnceWithAnyPartner() {
    List<Integer> partners =
        Mixer.mixup(1).drawPartners(List.of(0, 0, 1, 2), new SplittableRandom(2));
    assertThat(partners).containsExactlyInAnyOrder(0, 1, 2, 3);
  }

  @Test
  void drawsPartnersOfAllClassesInTheBatchEvenly() {
    List<Integer> classes =
        IntStream.range(0, 1000).mapToObj(i -> i < 990 ? 0 : i < 995 ? 2 : 4).toList();
    List<Integer> drawn =
        Mixer.classBalancedMixup(1).drawPartners(classes, new SplittableRandom(3)).stream()
            .map(classes::get)
            .toList();
    for (int c : new int[] {0, 2, 4}) {
      // Standard deviation 15; four of them.
      assertThat((double) Collections.frequency(drawn, c)).isCloseTo(333, within(60.0));
    }
  }

  @Test
  void refusesAnAlphaOutsideItsRange() {
    assertThatThrownBy(() -> Mixer.mixup(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("alpha of mixing must be finite and greater than 0 but is 0.0");
    assertThatThrownBy(() -> Mixer.cutMix(5))
        .hasMessage("alpha of mixing must be in [0.0, 4.0] but is 5.0");
  }
}
