package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.statistics.Interval;
import org.junit.jupiter.api.Test;

class SupportChartTest extends ChartContract {
  private static final LabelSet LABELS = new LabelSet("x", List.of("rare <i>", "never", "common"));

  @Override
  protected SupportChart chart() {
    return SupportChart.of(
        "support",
        LABELS,
        List.of(
            new SupportChart.ClassRecall(
                8, OptionalDouble.of(0.25), Optional.of(new Interval(0.05, 0.6, 0.95, 2000, 0))),
            new SupportChart.ClassRecall(0, OptionalDouble.empty(), Optional.empty()),
            new SupportChart.ClassRecall(100, OptionalDouble.of(0.9), Optional.empty())));
  }

  @Test
  void namesTheClassesThatHaveClips() {
    assertThat(chart().description())
        .isEqualTo(
            "Recall against number of clips. rare <i>: 8 clips, recall 0.25; common: 100 clips,"
                + " recall 0.90.");
    assertThat(ChartFiles.svg(chart()))
        .contains(">rare &lt;i&gt;</text>", ">common</text>")
        .doesNotContain(">never</text>");
  }

  @Test
  void needsOneRecallAClass() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SupportChart.of("x", LABELS, List.of()))
        .withMessage("there must be 3 recalls but there are 0");
  }
}
