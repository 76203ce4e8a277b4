package org.glimpse.evaluation.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankAgreementTest {
  private static final RankAgreement THREE =
      RankAgreement.of(
          List.of(
              List.of(0.9, 0.7, 0.8, 0.1),
              List.of(0.5, 0.5, 0.4, 0.2),
              List.of(0.1, 0.2, 0.3, 0.4)));

  @Test
  void ranksTheHighestValueFirstAndSharesTiedRanks() {
    assertThat(THREE.ranks())
        .containsExactly(
            List.of(1.0, 3.0, 2.0, 4.0), List.of(1.5, 1.5, 3.0, 4.0), List.of(4.0, 3.0, 2.0, 1.0));
    assertThat(THREE.meanRanks().get(0)).isCloseTo(6.5 / 3, within(1e-12));
  }

  // SciPy 1.17.1 spearmanr([.9,.7,.8,.1], [.5,.5,.4,.2]) = 0.632455532033676.
  @Test
  void correlatesRanks() {
    assertThat(THREE.spearman(0, 1).getAsDouble()).isCloseTo(0.632455532033676, within(1e-12));
    assertThat(THREE.spearman(0, 0).getAsDouble()).isCloseTo(1, within(1e-12));
    RankAgreement opposite =
        RankAgreement.of(List.of(List.of(1.0, 2.0, 3.0), List.of(3.0, 2.0, 1.0)));
    assertThat(opposite.spearman(0, 1).getAsDouble()).isCloseTo(-1, within(1e-12));
    assertThat(opposite.concordance().getAsDouble()).isCloseTo(0, within(1e-12));
  }

  @Test
  void concordanceIsOneWhereAllAgreeAndUndefinedWhereThereIsNothingToAgreeOn() {
    RankAgreement same = RankAgreement.of(List.of(List.of(1.0, 2.0, 5.0), List.of(0.1, 0.2, 0.3)));
    assertThat(same.concordance().getAsDouble()).isCloseTo(1, within(1e-12));
    RankAgreement equal = RankAgreement.of(List.of(List.of(1.0, 1.0), List.of(2.0, 2.0)));
    assertThat(equal.concordance()).isEmpty();
    assertThat(equal.spearman(0, 1)).isEmpty();
    assertThat(RankAgreement.of(List.of(List.of(1.0, 2.0))).concordance()).isEmpty();
  }

  @Test
  void refusesRowsOfDifferentLengthAndValuesThatAreNone() {
    assertThatThrownBy(() -> RankAgreement.of(List.of(List.of(1.0, 2.0), List.of(1.0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 values, not 1");
    assertThatThrownBy(() -> RankAgreement.of(List.of(List.of(1.0, Double.NaN))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("finite");
  }
}
