package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.ThresholdSweep;
import org.junit.jupiter.api.Test;

class SweepChartTest extends ChartContract {
  private static final List<ThresholdSweep.Point> POINTS =
      List.of(
          new ThresholdSweep.Point(0.2, new SpottingCounts(8, 24, 2, 9, 0)),
          new ThresholdSweep.Point(0.5, new SpottingCounts(6, 2, 4, 9, 1)),
          new ThresholdSweep.Point(0.8, new SpottingCounts(1, 0, 9, 9, 8)));

  @Override
  protected SweepChart chart() {
    return SweepChart.byThreshold("sweep", POINTS);
  }

  /** F1 is 16/42, 12/18 and 2/11. */
  @Test
  void namesTheThresholdOfTheHighestF1() {
    assertThat(chart().description())
        .isEqualTo(
            "Precision, recall and F1 at 3 thresholds; the highest F1 is 0.667 at threshold 0.50.");
    SweepChart against = SweepChart.precisionRecall("pr", POINTS);
    assertThat(against.description()).startsWith("Precision against recall at 3 thresholds");
    assertThat(ChartFiles.svg(against)).contains(">recall<").doesNotContain(">threshold<");
  }

  @Test
  void needsAPoint() {
    assertThatIllegalArgumentException().isThrownBy(() -> SweepChart.byThreshold("x", List.of()));
  }
}
