package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.report.Samples;
import org.junit.jupiter.api.Test;

class MotionChartTest extends ChartContract {
  private static final ClipAnalysis CLIP = Samples.analyzed("s", "c", 1).analysis();

  @Override
  protected Chart chart() {
    return MotionChart.of("motion", CLIP.motion(), CLIP.keyFrames());
  }

  @Test
  void namesKeyFramesWithTheirTimes() {
    // 200 frames a second: frame 24 is at 120 ms.
    KeyFrames key = new KeyFrames(24, 48, 87, ApexSource.DETECTED);
    String svg = ChartFiles.svg(MotionChart.of("m", CLIP.motion(), key));
    assertThat(svg).contains(">onset 120<", ">apex 240<", ">offset 435<");
    assertThat(svg).contains(">time (ms)<", ">motion (px)<", ">whole face<", ">brows<");
  }

  @Test
  void marksAnInventedApex() {
    assertThat(ChartFiles.svg(MotionChart.of("m", CLIP.motion(), KeyFrames.midpoint(10, 30))))
        .contains(">apex 100 (midpoint)<");
  }

  @Test
  void saysTheKeyFramesAndThePeakInWords() {
    KeyFrames key = new KeyFrames(24, 48, 87, ApexSource.DETECTED);
    assertThat(MotionChart.of("m", CLIP.motion(), key).description())
        .contains("Onset at 120 ms (frame 24), apex at 240 ms (frame 48)")
        .contains(String.format(java.util.Locale.ROOT, "%.2f px", CLIP.motion().peak()));
  }

  @Test
  void refusesKeyFramesOutsideTheCurve() {
    int length = CLIP.motion().length();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MotionChart.of("m", CLIP.motion(), KeyFrames.midpoint(0, length)))
        .withMessage("offset must be in [0, " + (length - 1) + "] but is " + length);
  }
}
