package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalDouble;
import org.glimpse.evaluation.ScoreMetrics.ReliabilityBin;
import org.junit.jupiter.api.Test;

class ReliabilityChartTest extends ChartContract {
  @Override
  protected ReliabilityChart chart() {
    return ReliabilityChart.of(
        "reliability",
        List.of(
            new ReliabilityBin(0, 0.5, 0, OptionalDouble.empty(), OptionalDouble.empty()),
            new ReliabilityBin(0.5, 1, 7, OptionalDouble.of(0.8), OptionalDouble.of(0.6))));
  }

  @Test
  void saysHowOftenEachBinIsRight() {
    assertThat(chart().description())
        .isEqualTo("Reliability: 0.60 right at probability 0.80 (7 clips).");
  }

  @Test
  void needsABin() {
    assertThatIllegalArgumentException().isThrownBy(() -> ReliabilityChart.of("x", List.of()));
  }
}
