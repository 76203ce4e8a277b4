package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.ScoreMetrics.ReliabilityBin;
import org.junit.jupiter.api.Test;

class ScoreMetricsTest {
  private static final Offset<Double> EXACT = within(1e-15);
  private static final LabelSet TWO = new LabelSet("two", List.of("a", "b"));

  /** One clip a row: the truth, then the scores; the highest score decides. */
  private static ScoreMetrics metrics(LabelSet labels, double[]... rows) {
    List<EvaluatedClip> clips = new ArrayList<>();
    for (int i = 0; i < rows.length; i++) {
      List<Double> scores = new ArrayList<>();
      int best = 0;
      for (int c = 1; c < rows[i].length; c++) {
        scores.add(rows[i][c]);
        best = scores.get(c - 1) > scores.get(best) ? c - 1 : best;
      }
      clips.add(new EvaluatedClip(Clips.id("s", "c" + i), (int) rows[i][0], best, "f", scores));
    }
    return ScoreMetrics.of(Evaluation.of("p", labels, clips));
  }

  private static double[] clip(double... truthAndScores) {
    return truthAndScores;
  }

  @Test
  void countsPairsForTheArea() {
    // class b: members score .9, .4; others .6, .4, .1: wins 3 + (1 + 1/2) of 6 pairs
    ScoreMetrics metrics =
        metrics(
            TWO,
            clip(1, .1, .9),
            clip(1, .6, .4),
            clip(0, .4, .6),
            clip(0, .6, .4),
            clip(0, .9, .1));
    assertThat(metrics.auc(1)).hasValue(4.5 / 6);
    assertThat(metrics.auc(0)).hasValue(4.5 / 6);
    assertThat(metrics.macroAuc()).hasValue(4.5 / 6);
  }

  @Test
  void givesOneHalfToScoresThatSayNothing() {
    ScoreMetrics metrics = metrics(TWO, clip(0, .5, .5), clip(1, .5, .5), clip(0, .5, .5));
    assertThat(metrics.auc(0)).hasValue(.5);
  }

  @Test
  void ranksLogitsButDoesNotCalibrateThem() {
    ScoreMetrics metrics = metrics(TWO, clip(0, 3, -2), clip(1, -1, 4));
    assertThat(metrics.macroAuc()).hasValue(1);
    assertThat(metrics.brier()).isEmpty();
    assertThat(metrics.expectedCalibrationError()).isEmpty();
    assertThat(metrics.reliability(10)).isEmpty();
    assertThat(metrics.whyNoRanking()).isEmpty();
    assertThat(metrics.whyNoCalibration())
        .hasValue("the scores are not probabilities that sum to 1");
  }

  @Test
  void acceptsSumsThatAreOneInSinglePrecision() {
    assertThat(metrics(TWO, clip(0, .7, .3009)).brier()).isNotEmpty();
    assertThat(metrics(TWO, clip(0, .7, .302)).brier()).isEmpty();
    assertThat(metrics(TWO, clip(0, 1.1, -.1)).brier()).isEmpty();
  }

  @Test
  void hasNoAreaForAClassWithoutClipsOrWithAll() {
    ScoreMetrics metrics = metrics(TWO, clip(0, .8, .2), clip(0, .6, .4));
    assertThat(metrics.auc(0)).isEmpty();
    assertThat(metrics.auc(1)).isEmpty();
    assertThat(metrics.macroAuc()).isEmpty();
  }

  @Test
  void saysWhyThereIsNothingWithoutScores() {
    ScoreMetrics metrics =
        ScoreMetrics.of(
            Evaluation.of(
                "p", TWO, List.of(new EvaluatedClip(Clips.id("s", "c"), 0, 0, "f", List.of()))));
    assertThat(metrics.auc(0)).isEmpty();
    assertThat(metrics.whyNoRanking()).hasValue("not every clip has scores");
    assertThat(metrics.whyNoCalibration()).hasValue("not every clip has scores");
  }

  @Test
  void addsSquaredErrorsOverClasses() {
    // (.2^2 + .2^2) and (.7^2 + .7^2)
    ScoreMetrics metrics = metrics(TWO, clip(0, .8, .2), clip(1, .7, .3));
    assertThat(metrics.brier().orElseThrow()).isCloseTo((.08 + .98) / 2, EXACT);
    assertThat(metrics(TWO, clip(0, 1, 0)).brier()).hasValue(0);
    assertThat(metrics(TWO, clip(1, 1, 0)).brier()).hasValue(2);
  }

  @Test
  void weighsTheGapBetweenConfidenceAndAccuracyByBin() {
    // five bins: (.6, .8] holds .7 wrong and .8 right, (.8, 1] holds .9 right
    ScoreMetrics metrics = metrics(TWO, clip(0, .8, .2), clip(1, .7, .3), clip(1, .1, .9));
    List<ReliabilityBin> bins = metrics.reliability(5);
    assertThat(bins).hasSize(5);
    assertThat(bins.get(0).count()).isZero();
    assertThat(bins.get(0).accuracy()).isEmpty();
    assertThat(bins.get(3).count()).isEqualTo(2);
    assertThat(bins.get(3).accuracy()).hasValue(.5);
    assertThat(bins.get(3).confidence().orElseThrow()).isCloseTo(.75, EXACT);
    assertThat(bins.get(4).lower()).isEqualTo(.8);
    assertThat(bins.get(4).upper()).isEqualTo(1);
    assertThat(metrics.expectedCalibrationError(5).orElseThrow())
        .isCloseTo((2 * .25 + 1 * .1) / 3, EXACT);
  }

  @Test
  void uses15BinsUnlessToldOtherwise() {
    ScoreMetrics metrics = metrics(TWO, clip(0, .66, .34), clip(0, .62, .38), clip(1, .55, .45));
    assertThat(metrics.expectedCalibrationError()).isEqualTo(metrics.expectedCalibrationError(15));
    assertThat(metrics.expectedCalibrationError())
        .isNotEqualTo(metrics.expectedCalibrationError(1));
    assertThatThrownBy(() -> metrics.reliability(0)).hasMessage("bins must be at least 1 but is 0");
  }

  @Test
  void takesTheConfidenceOfTheClassDecidedOn() {
    EvaluatedClip moved = new EvaluatedClip(Clips.id("s", "c"), 1, 1, "f", List.of(.7, .3));
    ScoreMetrics metrics = ScoreMetrics.of(Evaluation.of("p", TWO, List.of(moved)));
    assertThat(metrics.expectedCalibrationError().orElseThrow()).isCloseTo(.7, EXACT);
  }

  @Test
  void putsConfidenceZeroIntoTheFirstBin() {
    EvaluatedClip sure = new EvaluatedClip(Clips.id("s", "c"), 1, 1, "f", List.of(1.0, 0.0));
    ScoreMetrics metrics = ScoreMetrics.of(Evaluation.of("p", TWO, List.of(sure)));
    assertThat(metrics.reliability(4).get(0).count()).isEqualTo(1);
  }
}
