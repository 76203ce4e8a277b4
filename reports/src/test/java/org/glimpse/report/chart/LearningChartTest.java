package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.glimpse.evaluation.RunDetails.LearningCurve;
import org.glimpse.evaluation.RunDetails.Point;
import org.junit.jupiter.api.Test;

class LearningChartTest extends ChartContract {
  private static LearningCurve curve(String fold, double validation, double... losses) {
    List<Point> points = new java.util.ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      OptionalDouble score =
          validation < 0 ? OptionalDouble.empty() : OptionalDouble.of(validation + 0.1 * i);
      points.add(new Point(i, losses[i], score, validation >= 0 && i == 1));
    }
    return new LearningCurve(fold, points);
  }

  @Override
  protected LearningChart chart() {
    return LearningChart.of(
        "learning", List.of(curve("a", 0.3, 2.0, 1.0, 0.5), curve("b", 0.4, 1.0, 0.5, 0.25)));
  }

  @Test
  void saysHowTheMeanLossFalls() {
    assertThat(chart().description())
        .isEqualTo("Training loss of 2 folds over 3 epochs; the mean falls from 1.500 to 0.375.");
  }

  @Test
  void showsTheInnerValidationWhereThereIsOneAlone() {
    assertThat(ChartFiles.svg(chart())).contains("inner validation score", "epoch kept");
    LearningChart plain = LearningChart.of("x", List.of(curve("a", -1, 2.0, 1.0)));
    assertThat(ChartFiles.svg(plain))
        .contains("training loss")
        .doesNotContain("inner validation score", "epoch kept");
  }
}
