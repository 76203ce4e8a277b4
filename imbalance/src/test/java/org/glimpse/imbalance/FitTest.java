package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glimpse.core.label.LabelCounts;
import org.junit.jupiter.api.Test;

class FitTest {
  private static final double EXACT = 1e-12;
  private static final LabelCounts COUNTS = TestClips.counts(90, 10);

  /** Clips of the second class whose first logit leads by 1 to 9, and three sure ones. */
  private static HeldOut leaning() {
    List<List<Double>> logits = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int lead = 1; lead <= 9; lead += 2) {
      logits.add(List.of((double) lead, 0.0));
      labels.add(1);
    }
    for (int i = 0; i < 3; i++) {
      logits.add(List.of(20.0, 0.0));
      labels.add(0);
    }
    return new HeldOut(logits, labels);
  }

  @Test
  void countsRecallsOfTheClassesThatOccur() {
    assertThat(leaning().balancedAccuracy()).isCloseTo(0.5, within(EXACT));
    HeldOut one = new HeldOut(List.of(List.of(0.0, 1.0, 0.0)), List.of(1));
    assertThat(one.balancedAccuracy()).isEqualTo(1);
    assertThat(one.shifted(new Decision(List.of(0.0, -2.0, 0.0))).balancedAccuracy()).isZero();
  }

  @Test
  void findsThresholdsThatSetEveryClipRight() {
    Decision decision = Fit.THRESHOLDS.fit(leaning(), COUNTS);
    assertThat(leaning().shifted(decision).balancedAccuracy()).isEqualTo(1);
    // Between the lead of 9 and that of 20, the middle.
    assertThat(decision.offsets()).containsExactly(-14.5, 0.0);
  }

  @Test
  void leavesThresholdsAloneWhereNothingCanBeWonOrNothingIsKnown() {
    HeldOut right = new HeldOut(List.of(List.of(3.0, 0.0, 1.0)), List.of(0));
    LabelCounts counts = TestClips.counts(5, 5, 5);
    assertThat(Fit.THRESHOLDS.fit(right, counts)).isEqualTo(Decision.plain(3));
    HeldOut wrong = new HeldOut(List.of(List.of(1.0, 2.0, 0.0)), List.of(0));
    List<Double> offsets = Fit.THRESHOLDS.fit(wrong, counts).offsets();
    assertThat(offsets.get(0)).isGreaterThan(1);
    assertThat(offsets.subList(1, 3)).containsExactly(0.0, 0.0);
  }

  @Test
  void takesTheSmallestTauThatIsBest() {
    // An offset of log 9 a tau sets the leads of 1 and 3 right at tau 1.4; 5 needs 2.3.
    HeldOut heldOut =
        new HeldOut(
            List.of(List.of(1.0, 0.0), List.of(3.0, 0.0), List.of(9.0, 0.0)), List.of(1, 1, 0));
    Decision decision = Fit.ADJUSTMENT.fit(heldOut, COUNTS);
    assertThat(decision.offsets().get(1) - decision.offsets().get(0))
        .isCloseTo(1.4 * Math.log(9), within(1e-9));
    assertThat(Fit.candidates()).hasSize(21).startsWith(0.0, 0.1).endsWith(2.0);
  }

  @Test
  void findsTheTemperatureOfKnownOdds() {
    // Eight of ten are right at logits (2, 0): the best probability is 0.8, so 2 / T = log 4.
    List<Integer> labels = new ArrayList<>(Collections.nCopies(8, 0));
    labels.addAll(List.of(1, 1));
    HeldOut heldOut = new HeldOut(Collections.nCopies(10, List.of(2.0, 0.0)), labels);
    Decision decision = Fit.TEMPERATURE.fit(heldOut, COUNTS);
    assertThat(decision.temperature()).isCloseTo(2 / Math.log(4), within(1e-3));
    assertThat(decision.offsets()).containsExactly(0.0, 0.0);
    assertThat(heldOut.crossEntropy(1))
        .isCloseTo(
            -0.8 * Math.log(1 / (1 + Math.exp(-2))) - 0.2 * Math.log(1 / (1 + Math.exp(2))),
            within(EXACT));
    assertThat(heldOut.crossEntropy(decision.temperature()))
        .isCloseTo(-0.8 * Math.log(0.8) - 0.2 * Math.log(0.2), within(1e-6));
  }

  @Test
  void keepsTemperaturesInTheirRange() {
    HeldOut sure = new HeldOut(List.of(List.of(1.0, 0.0)), List.of(0));
    HeldOut wrong = new HeldOut(List.of(List.of(1.0, 0.0)), List.of(1));
    assertThat(Fit.TEMPERATURE.fit(sure, COUNTS).temperature()).isCloseTo(0.05, within(1e-4));
    assertThat(Fit.TEMPERATURE.fit(wrong, COUNTS).temperature()).isCloseTo(20, within(0.01));
  }

  @Test
  void refusesRowsAndLabelsThatDoNotFit() {
    assertThatThrownBy(() -> new HeldOut(List.of(List.of(1.0)), List.of(0, 0)))
        .hasMessage("there are 1 rows of logits but 2 labels");
    assertThatThrownBy(() -> new HeldOut(List.of(List.of(1.0)), List.of(1)))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new HeldOut(List.of(List.of(1.0), List.of(1.0, 2.0)), List.of(0, 0)))
        .hasMessage("a row has 2 logits but the first has 1");
    assertThatThrownBy(() -> leaning().shifted(Decision.plain(3)))
        .hasMessage("there are 3 offsets but 2 classes");
  }
}
