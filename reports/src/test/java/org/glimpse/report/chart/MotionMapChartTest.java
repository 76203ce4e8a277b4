package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.report.Samples;
import org.junit.jupiter.api.Test;

class MotionMapChartTest extends ChartContract {
  @Override
  protected MotionMapChart chart() {
    return MotionMapChart.of("apex", Samples.apexMotion(), Samples.face(3, 0, 1));
  }

  /** The mouth of the sample moves up by 1 px and the rest stands still. */
  @Test
  void saysHowFarTheFaceMoves() {
    assertThat(chart().description()).contains("99 % of the face moves by at most 1.00 px.");
    assertThat(ChartFiles.svg(chart())).contains("full color: 1.00 px", "flow", "strain");
  }

  /** Gradients come out black in SVG, so both keys are drawn without. */
  @Test
  void keysKeepTheirColorsInSvg() {
    assertThat(ChartFiles.svg(chart()))
        .contains("data:image/png", "fill=\"white\"", "fill=\"rgb(122,19,0)\"")
        .doesNotContain("Gradient");
  }

  @Test
  void meansFlowOverABox() {
    ApexMotion motion = Samples.apexMotion();
    Box mouth =
        org.glimpse.core.frame.FaceLayout.box(
            org.glimpse.core.frame.Region.MOUTH, Size.square(112));
    assertThat(motion.meanV(mouth)).isEqualTo(-1);
    assertThat(motion.meanU(mouth)).isZero();
  }

  @Test
  void refusesAFaceOfAnotherSizeAndStrainOfAnotherLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ApexMotion.of(Samples.apexMotion().flow(), new float[3]));
    ApexMotion small =
        ApexMotion.of(
            org.glimpse.core.frame.FlowField.wrap(Size.square(8), new float[64], new float[64]),
            new float[64]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MotionMapChart.of("x", small, Samples.face(0, 0, 0)))
        .withMessageContaining("112");
  }
}
