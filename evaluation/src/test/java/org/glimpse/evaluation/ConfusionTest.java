package org.glimpse.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.glimpse.evaluation.Clips.confusion;
import static org.glimpse.evaluation.Clips.row;

import java.util.List;
import org.assertj.core.data.Offset;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

class ConfusionTest {
  /** Double arithmetic on small counts. */
  private static final Offset<Double> EXACT = within(1e-15);

  /**
   * Worked by hand. a: TP 5, FN 1, FP 3; b: TP 2, FN 2, FP 1; c: TP 1, FN 1, FP 0. F1: 10/14, 4/7,
   * 2/3. Recall: 5/6, 2/4, 1/2. Precision: 5/8, 2/3, 1/1. Right: 8 of 12.
   */
  private static final Confusion WORKED = confusion(row(5, 1, 0), row(2, 2, 0), row(1, 0, 1));

  @Test
  void agreesWithTheWorkedExample() {
    assertThat(WORKED.total()).isEqualTo(12);
    assertThat(WORKED.correct()).isEqualTo(8);
    assertThat(WORKED.support(1)).isEqualTo(4);
    assertThat(WORKED.predicted(0)).isEqualTo(8);
    assertThat(WORKED.precision(0)).hasValue(5 / 8.0);
    assertThat(WORKED.recall(0)).hasValue(5 / 6.0);
    assertThat(WORKED.f1(0)).hasValue(10 / 14.0);
    assertThat(WORKED.f1(1)).hasValue(4 / 7.0);
    assertThat(WORKED.f1(2)).hasValue(2 / 3.0);
    assertThat(WORKED.uf1().orElseThrow()).isCloseTo((5 / 7.0 + 4 / 7.0 + 2 / 3.0) / 3, EXACT);
    assertThat(WORKED.uar().orElseThrow()).isCloseTo(11 / 18.0, EXACT);
    assertThat(WORKED.accuracy()).hasValue(8 / 12.0);
  }

  @Test
  void givesTheChanceLevelOfAlwaysDisgustOnDfmeTraining() {
    // class counts of the released training part; facts: ACC .295, UAR .143, UF1 .065
    int[] counts = {161, 100, 548, 265, 206, 278, 298};
    int[][] rows = new int[7][7];
    for (int c = 0; c < 7; c++) {
      rows[c][2] = counts[c];
    }
    Confusion always = confusion(rows);
    assertThat(always.accuracy().orElseThrow()).isCloseTo(548 / 1856.0, EXACT);
    assertThat(always.uar().orElseThrow()).isCloseTo(1 / 7.0, EXACT);
    assertThat(always.uf1().orElseThrow()).isCloseTo(1096 / 2404.0 / 7, EXACT);
    assertThat(always.uf1().orElseThrow()).isCloseTo(.065, within(.0005));
  }

  @Test
  void givesNoF1ToAClassWithoutClipAndPrediction() {
    Confusion gap = confusion(row(2, 0, 0), row(1, 3, 0), row(0, 0, 0));
    assertThat(gap.f1(2)).isEmpty();
    assertThat(gap.recall(2)).isEmpty();
    assertThat(gap.precision(2)).isEmpty();
    assertThat(gap.uf1()).isEmpty();
    assertThat(gap.uar()).isEmpty();
    assertThat(gap.accuracy()).hasValue(5 / 6.0);
    assertThat(Metric.UF1.whyUndefined(gap))
        .hasValue("class 'c' has neither a clip nor a prediction");
    assertThat(Metric.UAR.whyUndefined(gap)).hasValue("class 'c' has no clip");
    assertThat(Metric.ACCURACY.whyUndefined(gap)).isEmpty();
  }

  @Test
  void givesF1ZeroToAClassThatIsOnlyPredicted() {
    Confusion invented = confusion(row(2, 1), row(0, 0));
    assertThat(invented.f1(1)).hasValue(0.0);
    assertThat(invented.uf1()).hasValue(0.4);
    assertThat(invented.uar()).isEmpty();
  }

  @Test
  void hasNoAccuracyWithoutClips() {
    Confusion empty = confusion(row(0, 0), row(0, 0));
    assertThat(empty.accuracy()).isEmpty();
    assertThat(Metric.ACCURACY.whyUndefined(empty)).hasValue("there is no clip");
    assertThat(Metric.UAR.whyUndefined(empty)).hasValue("class 'a', 'b' has no clip");
  }

  @Test
  void poolsByAddingCountsSoThatF1IsNotAMeanOverFolds() {
    Confusion first = confusion(row(4, 0), row(1, 1));
    Confusion second = confusion(row(1, 1), row(0, 0));
    Confusion pooled = first.plus(second);
    assertThat(pooled).isEqualTo(confusion(row(5, 1), row(1, 1)));
    assertThat(pooled.uf1().orElseThrow()).isCloseTo((10 / 12.0 + 2 / 4.0) / 2, EXACT);
    double meanOfFolds = ((8 / 9.0 + 2 / 3.0) / 2 + (2 / 3.0 + 0) / 2) / 2;
    assertThat(pooled.uf1().orElseThrow() - meanOfFolds).isGreaterThan(.1);
  }

  @Test
  void refusesMatricesThatDoNotFit() {
    LabelSet two = new LabelSet("two", List.of("a", "b"));
    assertThatThrownBy(() -> Confusion.of(two, List.of(List.of(1, 2))))
        .hasMessage("there must be 2 rows but there are 1");
    assertThatThrownBy(() -> Confusion.of(two, List.of(List.of(1, 2), List.of(1))))
        .hasMessage("row 1 must have 2 counts but has 1");
    assertThatThrownBy(() -> Confusion.of(two, List.of(List.of(1, 2), List.of(1, -1))))
        .hasMessage("count must be at least 0 but is -1");
    assertThatThrownBy(() -> WORKED.plus(confusion(row(1, 0), row(0, 1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WORKED.count(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void equalsOnlyTheSameCountsUnderTheSameLabels() {
    assertThat(WORKED).isNotEqualTo(WORKED.plus(WORKED)).isNotEqualTo("[[5]]");
    assertThat(confusion(row(1)))
        .isNotEqualTo(Confusion.of(new LabelSet("z", List.of("z")), List.of(List.of(1))))
        .doesNotHaveSameHashCodeAs(confusion(row(2)));
    assertThatThrownBy(() -> Confusion.sum(List.of())).hasMessage("confusions must not be empty");
  }

  @Test
  void writesRowsAsTruth() {
    assertThat(WORKED.rows()).containsExactly(List.of(5, 1, 0), List.of(2, 2, 0), List.of(1, 0, 1));
    assertThat(WORKED.count(1, 0)).isEqualTo(2);
    assertThat(WORKED).hasToString("[a, b, c] [[5, 1, 0], [2, 2, 0], [1, 0, 1]]");
    assertThat(WORKED)
        .hasSameHashCodeAs(WORKED.plus(confusion(row(0, 0, 0), row(0, 0, 0), row(0, 0, 0))));
  }
}
