package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassWeightingTest {
  private static final double EXACT = 1e-12;
  private static final double PRINTED = 5e-9;
  private static final LabelCounts DFME =
      new LabelCounts(LabelSet.dfme7(), List.of(161, 100, 548, 265, 206, 278, 298));

  @Test
  void givesEqualWeightsForExponentZeroAndForBetaZero() {
    assertThat(ClassWeighting.power(0).weights(DFME)).isEqualTo(ClassWeights.uniform(7));
    assertThat(ClassWeighting.effectiveNumber(0).weights(DFME)).isEqualTo(ClassWeights.uniform(7));
  }

  @Test
  void approachesTheInverseFrequencyAsBetaApproachesOne() {
    ClassWeights inverse = ClassWeighting.inverseFrequency().weights(DFME);
    ClassWeights effective = ClassWeighting.effectiveNumber(0.9999999).weights(DFME);
    for (int i = 0; i < 7; i++) {
      assertThat(effective.weight(i)).isCloseTo(inverse.weight(i), within(1e-4));
    }
  }

  @Test
  void weighsATenTimesRarerClassTenTimesAsMuch() {
    ClassWeights weights = ClassWeighting.inverseFrequency().weights(TestClips.counts(10, 100));
    assertThat(weights.weight(0) / weights.weight(1)).isCloseTo(10, within(EXACT));
    assertThat(weights.weight(0)).isCloseTo(20.0 / 11, within(EXACT));
  }

  // numpy 2.4: w = 1/n (n**-0.5; (1-b)/(1-b**n)); w/w.sum()*7
  @Test
  void agreesWithNumpyOnTheCountsOfDfme() {
    check(ClassWeighting.inverseFrequency(), INVERSE);
    check(ClassWeighting.inverseSquareRoot(), SQUARE_ROOT);
    check(ClassWeighting.effectiveNumber(0.99), EFFECTIVE);
  }

  private static final double[] INVERSE = {
    1.293350012555,
    2.082293520213,
    0.379980569382,
    0.785771139703,
    1.010822097191,
    0.749026446120,
    0.698756214837
  };
  private static final double[] SQUARE_ROOT = {
    1.172443883103,
    1.487664512258,
    0.635498784081,
    0.913865045367,
    1.036504979880,
    0.892241881953,
    0.861780913358
  };
  private static final double[] EFFECTIVE = {
    1.069226485858,
    1.352161088109,
    0.860717378046,
    0.921466485051,
    0.980964477946,
    0.913085719798,
    0.902378365191
  };

  private static void check(ClassWeighting weighting, double[] expected) {
    ClassWeights weights = weighting.weights(DFME);
    for (int i = 0; i < expected.length; i++) {
      assertThat(weights.weight(i)).as(weighting.id()).isCloseTo(expected[i], within(PRINTED));
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0", "0.5,0", "0,0.99", "0,0.9999"})
  void givesWeightsThatSumToTheNumberOfClasses(double exponent, double beta) {
    ClassWeighting weighting =
        beta > 0 ? ClassWeighting.effectiveNumber(beta) : ClassWeighting.power(exponent);
    for (LabelCounts counts : List.of(DFME, TestClips.counts(1, 99), TestClips.counts(0, 3, 7))) {
      double sum =
          weighting.weights(counts).values().stream().mapToDouble(Double::doubleValue).sum();
      assertThat(sum).isCloseTo(counts.size(), within(EXACT * 100));
    }
  }

  @Test
  void givesAClassWithoutClipsNoWeight() {
    assertThat(ClassWeighting.inverseFrequency().weights(TestClips.counts(0, 4, 4)).values())
        .containsExactly(0.0, 1.5, 1.5);
  }

  @Test
  void refusesParametersOutsideTheirRange() {
    assertThatThrownBy(() -> ClassWeighting.power(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("exponent must be in [0.0, 2.0] but is -1.0");
    assertThatThrownBy(() -> ClassWeighting.effectiveNumber(1))
        .hasMessage("beta must be in [0.0, 0.9999999] but is 1.0");
    assertThatThrownBy(() -> new ClassWeights(List.of(1.0, -0.5)))
        .hasMessageContaining("class weight must be in [0.0, ")
        .hasMessageContaining("but is -0.5");
    assertThatThrownBy(() -> ClassWeights.proportionalTo(0, 0))
        .hasMessageContaining("sum of proportions");
  }
}
