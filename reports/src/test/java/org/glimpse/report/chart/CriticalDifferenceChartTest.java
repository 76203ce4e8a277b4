package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CriticalDifferenceChartTest extends ChartContract {
  @Override
  protected CriticalDifferenceChart chart() {
    return CriticalDifferenceChart.of(
        "ranks",
        List.of("third <b>", "first", "fourth", "second"),
        List.of(2.9, 1.2, 3.9, 2.0),
        1.0);
  }

  @Test
  void joinsWhatDiffersByLessThanTheCriticalDifference() {
    assertThat(chart().groups()).containsExactly(new int[] {0, 1}, new int[] {1, 2});
    assertThat(
            CriticalDifferenceChart.of("r", List.of("a", "b", "c"), List.of(2.0, 2.1, 1.9), 1)
                .groups())
        .containsExactly(new int[] {0, 2});
    assertThat(CriticalDifferenceChart.of("r", List.of("a", "b"), List.of(1.0, 2.0), 1.0).groups())
        .isEmpty();
  }

  @Test
  void ordersByRank() {
    assertThat(ChartFiles.svg(chart()))
        .containsSubsequence(
            "first (1.20)", "second (2.00)", "third &lt;b&gt; (2.90)", "fourth (3.90)")
        .contains("critical difference 1.00");
  }

  @Test
  void needsARankForEachOfTwo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CriticalDifferenceChart.of("r", List.of("a"), List.of(1.0), 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CriticalDifferenceChart.of("r", List.of("a", "b"), List.of(1.0), 1));
  }
}
