package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.util.List;
import java.util.OptionalDouble;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

class RatioBarsTest extends ChartContract {
  private static final LabelSet LABELS =
      new LabelSet("x", List.of("fear <b>", "happiness", "surprise"));

  @Override
  protected RatioBars chart() {
    return RatioBars.byClass(
        "Per class!",
        LABELS,
        List.of(3, 0, 12),
        List.of(
            new RatioBars.Measure("F1", values(0.25, 0.5, 1.0)),
            new RatioBars.Measure("recall", values(0.125, 0.75, 0.0))));
  }

  private static List<OptionalDouble> values(double a, double b, double c) {
    return List.of(OptionalDouble.of(a), OptionalDouble.of(b), OptionalDouble.of(c));
  }

  @Test
  void labelsEachBarWithItsValueAndEachClassWithItsClips() {
    assertThat(ChartFiles.svg(chart()))
        .contains(">0.25<", ">0.13<", ">0.50<", ">0.75<", ">1.00<", ">0.00<")
        .contains("fear &lt;b&gt; (3)", "happiness (0)", "surprise (12)")
        .doesNotContain("<b>");
  }

  @Test
  void keepsTheAxisFromZeroToOne() {
    assertThat(ChartFiles.svg(chart()))
        .contains(">0.0<", ">0.2<", ">0.4<", ">0.6<", ">0.8<", ">1.0<");
  }

  @Test
  void paintsAClassInItsColorAndTheSecondMeasureLighter() {
    assertThat(ChartFiles.svg(chart()))
        .contains("rgb(230,159,0)")
        .contains(rgb(ChartTheme.tint(new Color(230, 159, 0))));
  }

  private static String rgb(Color color) {
    return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
  }

  @Test
  void showsAnEnDashWhereNothingIsDefined() {
    RatioBars bars =
        RatioBars.of(
            "x",
            List.of(
                new RatioBars.Category("a", Color.BLUE), new RatioBars.Category("b", Color.RED)),
            List.of(
                new RatioBars.Measure(
                    "recall", List.of(OptionalDouble.empty(), OptionalDouble.of(0.5)))));
    assertThat(ChartFiles.svg(bars)).containsOnlyOnce(">–<");
    assertThat(bars.description()).isEqualTo("Bars. a: recall –; b: recall 0.50.");
  }

  @Test
  void refusesValuesOutsideTheAxisAndListsOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RatioBars.Measure("F1", values(0, 0, 1.01)))
        .withMessage("F1 must be in [0.0, 1.0] but is 1.01");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                RatioBars.byClass(
                    "x",
                    LabelSet.dfme7(),
                    List.of(1, 1, 1, 1, 1, 1, 1),
                    List.of(new RatioBars.Measure("F1", values(0, 0, 1)))))
        .withMessage("F1 must have 7 values but has 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RatioBars.byClass("x", LABELS, List.of(1), List.of()))
        .withMessage("supports must have 3 values but has 1");
  }
}
