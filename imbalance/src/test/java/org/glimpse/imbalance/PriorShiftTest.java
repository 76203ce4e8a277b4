package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PriorShiftTest {
  @Test
  void keepsTheTrainingPriorsWhereScoresSayNothing() {
    List<Double> prior = List.of(0.75, 0.25);
    PriorShift shift = PriorShift.estimate(List.of(prior, prior), TestClips.counts(30, 10));
    assertThat(shift.training()).containsExactly(0.75, 0.25);
    assertThat(shift.estimated().get(0)).isCloseTo(0.75, within(1e-9));
    assertThat(shift.decision().offsets()).allMatch(offset -> Math.abs(offset) < 1e-9);
  }

  @Test
  void countsWhereScoresAreSure() {
    PriorShift shift =
        PriorShift.estimate(
            List.of(List.of(1.0, 0.0), List.of(0.0, 1.0), List.of(0.0, 1.0), List.of(0.0, 1.0)),
            TestClips.counts(50, 50));
    assertThat(shift.estimated().get(1)).isCloseTo(0.75, within(1e-9));
    assertThat(shift.decision().offsets().get(1)).isCloseTo(Math.log(1.5), within(1e-8));
  }

  @Test
  void findsThePriorOfGaussiansWithinItsError() {
    // Two Gaussians at ±1; scores are the true posteriors under priors of 0.9 and 0.1.
    SplittableRandom random = new SplittableRandom(5);
    List<List<Double>> scores = new ArrayList<>();
    for (int i = 0; i < 4000; i++) {
      double x = (i % 10 < 4 ? -1 : 1) + random.nextGaussian();
      double second = 1 / (1 + 9 * Math.exp(-2 * x));
      scores.add(List.of(1 - second, second));
    }
    PriorShift shift = PriorShift.estimate(scores, TestClips.counts(90, 10));
    assertThat(shift.estimated().get(1)).isCloseTo(0.6, within(0.03));
  }

  @Test
  void boundsTheOffsetOfAClassThatIsNotThere() {
    PriorShift shift = PriorShift.estimate(List.of(List.of(1.0, 0.0)), TestClips.counts(1, 1));
    assertThat(shift.decision().offsets().get(1)).isCloseTo(Math.log(2e-6), within(1e-6));
    assertThatThrownBy(() -> PriorShift.estimate(List.of(List.of(1.0)), TestClips.counts(1, 1)))
        .hasMessage("there are 2 classes but a row has 1 scores");
  }
}
