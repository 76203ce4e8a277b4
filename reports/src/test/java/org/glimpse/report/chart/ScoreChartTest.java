package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.glimpse.core.clip.Movement;
import org.junit.jupiter.api.Test;

class ScoreChartTest extends ChartContract {
  private static final List<ScoreChart.Band> BANDS =
      List.of(
          new ScoreChart.Band(1, 1.4, Movement.Kind.MICRO),
          new ScoreChart.Band(2, 3.2, Movement.Kind.MACRO));

  @Override
  protected Chart chart() {
    return ScoreChart.of("spotted", List.of(0.0, 0.5, 2.5, 0.1, 4.0, 3.0, 0.2, 0.0), 0.5, BANDS);
  }

  @Test
  void saysWhatItShows() {
    assertThat(chart().description())
        .isEqualTo(
            "Scores over 4.0 s with 1 micro- and 1 macro-expressions marked; the highest score is"
                + " 4.00.");
    assertThat(ChartFiles.svg(chart()))
        .contains(">time (s)<", ">score<", ">micro-expression<", ">macro-expression<");
  }

  @Test
  void refusesABandThatEndsBeforeItBegins() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ScoreChart.Band(2, 1, Movement.Kind.MICRO))
        .withMessage("a band must end after 2.0 but ends at 1.0");
  }
}
