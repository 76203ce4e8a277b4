package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.glimpse.evaluation.Clips.confusion;
import static org.glimpse.evaluation.Clips.row;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MetricTest {
  /** Double arithmetic on small counts. */
  private static final Offset<Double> EXACT = within(1e-15);

  /** The example of {@link ConfusionTest}: truth 6, 4, 2; predicted 8, 3, 1; 8 of 12 right. */
  private static final Confusion WORKED = confusion(row(5, 1, 0), row(2, 2, 0), row(1, 0, 1));

  private static final Confusion PERFECT = confusion(row(3, 0), row(0, 2));
  private static final Confusion REVERSED = confusion(row(0, 3), row(2, 0));
  private static final Confusion INDEPENDENT = confusion(row(2, 4), row(3, 6));
  private static final Confusion EMPTY = confusion(row(0, 0), row(0, 0));

  @Test
  void agreesWithTheWorkedExample() {
    assertThat(value(Metric.MACRO_PRECISION)).isCloseTo((5 / 8.0 + 2 / 3.0 + 1) / 3, EXACT);
    assertThat(value(Metric.WEIGHTED_F1))
        .isCloseTo((6 * 5 / 7.0 + 4 * 4 / 7.0 + 2 * 2 / 3.0) / 12, EXACT);
    // sum p t = 8*6 + 3*4 + 1*2 = 62; n^2 = 144; sum p^2 = 74; sum t^2 = 56
    assertThat(value(Metric.MCC)).isCloseTo((12 * 8 - 62) / Math.sqrt(70 * 88), EXACT);
    assertThat(value(Metric.KAPPA)).isCloseTo((12 * 8 - 62) / (144.0 - 62), EXACT);
  }

  private static double value(Metric metric) {
    return metric.of(WORKED).orElseThrow();
  }

  @Test
  void givesWarTheValueOfAccuracy() {
    Stream.of(WORKED, PERFECT, REVERSED, INDEPENDENT, confusion(row(0, 0), row(2, 5)))
        .forEach(
            c ->
                assertThat(Metric.WAR.of(c).orElseThrow())
                    .isCloseTo(c.accuracy().orElseThrow(), EXACT));
  }

  @Test
  void correlatesFullyPartlyOrNotAtAll() {
    assertThat(Metric.MCC.of(PERFECT)).hasValue(1);
    assertThat(Metric.KAPPA.of(PERFECT)).hasValue(1);
    assertThat(Metric.MCC.of(REVERSED)).hasValue(-1);
    assertThat(Metric.MCC.of(INDEPENDENT)).hasValue(0);
    assertThat(Metric.KAPPA.of(INDEPENDENT)).hasValue(0);
  }

  @Test
  void leavesCorrelationsOfOneClassUndefined() {
    Confusion always = confusion(row(3, 0), row(2, 0));
    assertThat(Metric.MCC.of(always)).isEmpty();
    assertThat(Metric.MCC.whyUndefined(always))
        .hasValue("all clips or all predictions are of one class");
    assertThat(Metric.KAPPA.of(always)).hasValue(0);
    Confusion same = confusion(row(3, 0), row(0, 0));
    assertThat(Metric.KAPPA.whyUndefined(same))
        .hasValue("all clips and all predictions are of the same class");
    assertThat(Metric.MACRO_PRECISION.whyUndefined(same)).hasValue("class 'b' has no prediction");
  }

  @Test
  void isUndefinedWithoutClipsWhateverTheMetric() {
    for (Metric metric : Metric.values()) {
      assertThat(metric.of(EMPTY)).as(metric.id()).isEmpty();
      assertThat(metric.whyUndefined(EMPTY)).as(metric.id()).isNotEmpty();
      assertThat(metric.whyUndefined(WORKED)).as(metric.id()).isEmpty();
    }
    assertThat(Metric.MCC.whyUndefined(EMPTY)).hasValue("there is no clip");
    assertThat(Metric.KAPPA.whyUndefined(EMPTY)).hasValue("there is no clip");
    for (Metric metric :
        List.of(
            Metric.ACCURACY,
            Metric.WAR,
            Metric.WEIGHTED_F1,
            Metric.PRESENT_F1,
            Metric.PRESENT_RECALL)) {
      assertThat(metric.whyUndefined(EMPTY)).hasValue("there is no clip");
    }
  }

  @Test
  void averagesOnlyPresentClassesUnderAnotherName() {
    Confusion gap = confusion(row(2, 0, 0), row(1, 3, 0), row(0, 0, 0));
    assertThat(Metric.PRESENT_F1.of(gap).orElseThrow()).isCloseTo((4 / 5.0 + 6 / 7.0) / 2, EXACT);
    assertThat(Metric.PRESENT_RECALL.of(gap)).hasValue((1 + .75) / 2);
    assertThat(Metric.UF1.of(gap)).isEmpty();
    assertThat(Metric.PRESENT_F1.of(WORKED)).isEqualTo(Metric.UF1.of(WORKED));
    assertThat(Metric.PRESENT_RECALL.of(WORKED)).isEqualTo(Metric.UAR.of(WORKED));
  }

  @Test
  void doesNotOverflowOnLargeCounts() {
    Confusion large = confusion(row(900_000_000, 0), row(0, 900_000_000));
    assertThat(Metric.MCC.of(large)).hasValue(1);
    assertThat(Metric.KAPPA.of(large)).hasValue(1);
  }

  @Test
  void namesItselfInFilesAndReports() {
    assertThat(Stream.of(Metric.values()).map(Metric::id))
        .containsExactly(
            "uf1",
            "uar",
            "accuracy",
            "war",
            "macroPrecision",
            "weightedF1",
            "mcc",
            "kappa",
            "presentF1",
            "presentRecall");
    assertThat(Metric.WEIGHTED_F1.title()).isEqualTo("weighted F1");
  }

  @Test
  void averagesFoldsUnderAnotherName() {
    // per fold: UF1 (8/9 + 2/3) / 2; undefined; (2/3 + 0) / 2
    FoldMean mean =
        FoldMean.of(
            Metric.UF1,
            List.of(
                confusion(row(4, 0), row(1, 1)),
                confusion(row(2, 0), row(0, 0)),
                confusion(row(1, 1), row(0, 0))));
    double first = (8 / 9.0 + 2 / 3.0) / 2;
    double last = 1 / 3.0;
    assertThat(mean.mean().orElseThrow()).isCloseTo((first + last) / 2, EXACT);
    assertThat(mean.standardDeviation().orElseThrow())
        .isCloseTo((first - last) / Math.sqrt(2), EXACT);
    assertThat(mean.definedFolds()).isEqualTo(2);
    assertThat(mean.folds()).isEqualTo(3);
    assertThat(mean.id()).isEqualTo("meanOfFoldsUf1");
  }

  @Test
  void measuresTheDeviationOverFoldsWithDivisorNMinusOne() {
    // accuracies 1, 1/2, 0 and a mean of 1/2: squares 1/4 + 0 + 1/4 over 2
    FoldMean mean =
        FoldMean.of(Metric.ACCURACY, List.of(PERFECT, confusion(row(1, 1), row(0, 0)), REVERSED));
    assertThat(mean.mean()).hasValue(.5);
    assertThat(mean.standardDeviation()).hasValue(.5);
  }

  @Test
  void hasNoMeanWhereNoFoldDefinesTheMetric() {
    FoldMean none = FoldMean.of(Metric.UAR, List.of(confusion(row(2, 0), row(0, 0))));
    assertThat(none.mean()).isEmpty();
    assertThat(none.standardDeviation()).isEmpty();
    FoldMean one = FoldMean.of(Metric.ACCURACY, List.of(PERFECT));
    assertThat(one.mean()).hasValue(1);
    assertThat(one.standardDeviation()).isEmpty();
  }
}
