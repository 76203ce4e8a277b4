package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.glimpse.evaluation.spotting.FrameInterval;
import org.junit.jupiter.api.Test;

class SpottingChartTest extends ChartContract {
  @Override
  protected SpottingChart chart() {
    List<Double> values =
        IntStream.range(0, 200).mapToObj(i -> Math.exp(-Math.pow((i - 80) / 20.0, 2))).toList();
    return SpottingChart.of(
        "video <1>",
        new SpottingChart.Curve(10, values, OptionalDouble.of(0.6)),
        List.of(new FrameInterval(70, 110), new FrameInterval(160, 220)),
        List.of(new FrameInterval(75, 105)));
  }

  @Test
  void reachesOverScoresAndIntervals() {
    assertThat(chart().description())
        .isEqualTo("Score over frames 10 to 220 with 2 true and 1 found intervals.");
  }

  @Test
  void showsIntervalsWithoutAScoreToo() {
    SpottingChart bare =
        SpottingChart.of(
            "x", SpottingChart.Curve.none(), List.of(), List.of(new FrameInterval(3, 9)));
    assertThat(bare.size().height()).isLessThan(chart().size().height() / 2);
    assertThat(ChartFiles.svg(bare)).contains("found interval").doesNotContain(">score<");
  }

  @Test
  void needsSomethingToShow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SpottingChart.of("x", SpottingChart.Curve.none(), List.of(), List.of()));
  }
}
