package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class EpochLinesTest extends ChartContract {
  @Override
  protected EpochLines chart() {
    return EpochLines.of(
        "class weights",
        "class weight",
        List.of(
            new EpochLines.Line("anger <b>", ChartTheme.color(0), List.of(1.0, 1.0, 1.8)),
            new EpochLines.Line("fear", ChartTheme.color(1), List.of(1.0, 1.0, 0.2))));
  }

  @Test
  void saysWhereTheFirstLineGoes() {
    assertThat(chart().description())
        .isEqualTo("class weight over 3 epochs, 2 lines; anger <b> goes from 1.00 to 1.80.");
    assertThat(chart().name()).isEqualTo("class-weights");
  }

  @Test
  void refusesNothingAndWhatIsNotANumber() {
    assertThatIllegalArgumentException().isThrownBy(() -> EpochLines.of("x", "y", List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EpochLines.Line("x", ChartTheme.color(0), List.of(Double.NaN)));
  }
}
