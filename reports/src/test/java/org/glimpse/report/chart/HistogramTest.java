package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistogramTest extends ChartContract {
  private static Histogram of(Double... values) {
    return Histogram.of("durations", "duration, ms", "clips", List.of(values));
  }

  @Override
  protected Chart chart() {
    return of(120.0, 180.0, 200.0, 230.0, 310.0, 480.0);
  }

  @Test
  void countsEveryValueOnceInIntervalsOfRoundWidth() {
    Histogram histogram = of(0.0, 4.0, 5.0, 9.0, 10.0, 44.0);
    assertThat(histogram.width()).isEqualTo(2);
    assertThat(histogram.start()).isZero();
    assertThat(histogram.counts()).hasSize(23).startsWith(1, 0, 2, 0, 1, 1).endsWith(0, 1);
  }

  @Test
  void wholeNumbersHaveIntervalsOfWholeWidthAndOneValueOneBar() {
    assertThat(of(3.0, 4.0, 4.0).width()).isEqualTo(1);
    assertThat(of(3.0, 4.0, 4.0).counts()).containsExactly(1, 2);
    assertThat(of(7.0).counts()).containsExactly(1);
    assertThat(of(0.25, 0.25).counts()).containsExactly(2);
  }

  @Test
  void barsAreNoNarrowerThanTheStepOfWholeValues() {
    assertThat(of(10.0, 20.0, 30.0, 50.0).width()).isEqualTo(10);
    assertThat(of(10.0, 20.0, 30.0, 50.0).counts()).containsExactly(1, 1, 1, 0, 1);
  }

  @Test
  void showsSomeOfItsValuesInAnotherColor() {
    Histogram histogram = of(1.0, 2.0, 2.0, 9.0).withMarked("changed", List.of(2.0));
    assertThat(histogram.description()).endsWith("median 2.00; 1 of them changed.");
    assertThat(ChartFiles.svg(histogram)).contains(">changed<", ">others<");
  }

  @Test
  void tellsTheMedian() {
    assertThat(of(1.0, 9.0, 2.0).median()).isEqualTo(2);
    assertThat(of(1.0, 9.0, 2.0, 3.0).median()).isEqualTo(2.5);
    assertThat(ChartFiles.svg(of(1.0, 9.0, 2.0))).contains("median 2");
  }

  @Test
  void saysInWordsWhatLiesFarBeyondTheOthers() {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 99; i++) {
      values.add((double) i);
    }
    values.add(25_000.0);
    Histogram histogram = Histogram.of("d", "duration, ms", "clips", values);
    assertThat(histogram.beyond()).isEqualTo(1);
    assertThat(histogram.last()).isEqualTo(98);
    assertThat(ChartFiles.svg(histogram)).contains("1 more, up to 25000");
    assertThat(of(1.0, 2.0, 3.0).beyond()).isZero();
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> of(1.0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(HistogramTest::of).isInstanceOf(IllegalArgumentException.class);
  }
}
