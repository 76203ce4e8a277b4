package org.glimpse.imbalance.uncertain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

class ActionUnitsTest {
  @Test
  void theTableHasPrimarySecondaryAndOtherUnits() {
    List<Double> happiness = ActionUnitPrior.probabilities("Happiness").orElseThrow();
    assertThat(happiness).hasSize(17);
    assertThat(happiness.get(ActionUnitPrior.UNITS.indexOf(12))).isEqualTo(0.875);
    assertThat(happiness.get(ActionUnitPrior.UNITS.indexOf(25))).isEqualTo(0.625);
    assertThat(happiness.get(ActionUnitPrior.UNITS.indexOf(4))).isEqualTo(0.125);
    assertThat(ActionUnitPrior.probabilities("happy")).contains(happiness);
    assertThat(ActionUnitPrior.probabilities("neutral").orElseThrow()).containsOnly(0.125);
  }

  @Test
  void anEmotionOutsideTheTableHasNoRow() {
    assertThat(ActionUnitPrior.rows(new LabelSet("x", List.of("contempt", "sadness"))))
        .containsExactly(Optional.empty(), ActionUnitPrior.probabilities("sadness"));
    assertThat(ActionUnitPrior.rows(LabelSet.dfme7()).stream().filter(Optional::isEmpty).count())
        .isEqualTo(1);
  }

  @Test
  void countsWhichUnitsComeTogether() {
    ActionUnitGraph graph =
        ActionUnitGraph.counted(
            List.of(1, 2, 4, 9),
            List.of(Set.of(1, 2), Set.of(1, 2, 4), Set.of(1), Set.of(4), Set.of(1, 99)));
    assertThat(graph.conditional(0, 1)).isEqualTo(0.5);
    assertThat(graph.conditional(1, 0)).isEqualTo(1);
    assertThat(graph.conditional(2, 0)).isEqualTo(0.5);
    assertThat(graph.conditional(3, 0)).isZero();
  }

  /** By hand: A = [[.5, .5, 0], [.25, .5, .25], [0, 0, .5]], row sums 1, 1, .5; A^T scaled. */
  @Test
  void normalizesAsTheGraphConvolutionNeedsIt() {
    ActionUnitGraph graph =
        ActionUnitGraph.counted(
            List.of(1, 2, 4),
            List.of(Set.of(1, 2, 4), Set.of(1, 2), Set.of(2, 4), Set.of(4), Set.of(4), Set.of(4)));
    // P(2|1) = 1, P(4|1) = .5; P(1|2) = 2/3, P(4|2) = 2/3; P(1|4) = .2, P(2|4) = .4.
    List<List<Double>> rows = graph.normalized(0.6);
    double half = Math.sqrt(2);
    assertThat(rows.get(0)).containsExactly(0.5, 0.25, 0.0);
    assertThat(rows.get(1)).containsExactly(0.5, 0.5, 0.0);
    assertThat(rows.get(2).get(1)).isCloseTo(0.25 * half, within(1e-12));
    assertThat(rows.get(2).get(2)).isCloseTo(1, within(1e-12));
  }

  @Test
  void expectsFromTheTableWhatIndependentUnitsWouldDo() {
    List<Double> fear = ActionUnitPrior.probabilities("fear").orElseThrow();
    List<Double> neutral = ActionUnitPrior.probabilities("neutral").orElseThrow();
    ActionUnitGraph alone = ActionUnitGraph.expected(List.of(fear), List.of(5));
    int one = ActionUnitPrior.UNITS.indexOf(1);
    int two = ActionUnitPrior.UNITS.indexOf(2);
    assertThat(alone.conditional(one, two)).isCloseTo(0.875, within(1e-12));
    assertThat(alone.conditional(one, one)).isCloseTo(1, within(1e-12));
    ActionUnitGraph mixed = ActionUnitGraph.expected(List.of(fear, neutral), List.of(1, 3));
    double both = 0.875 * 0.875 + 3 * 0.125 * 0.125;
    assertThat(mixed.conditional(one, two)).isCloseTo(both / (0.875 + 3 * 0.125), within(1e-12));
    assertThatThrownBy(() -> ActionUnitGraph.expected(List.of(fear), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
