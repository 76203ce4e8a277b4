package org.glimpse.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;

class ChartThemeTest {
  /** WCAG 2 asks 4.5 of text of ordinary size. */
  @Test
  void keepsTextOnTheSequentialScaleReadable() {
    for (int i = 0; i <= 1000; i++) {
      double fraction = i / 1000.0;
      assertThat(contrast(ChartTheme.sequential(fraction), ChartTheme.textOn(fraction)))
          .as("contrast at " + fraction)
          .isGreaterThan(4.5);
    }
  }

  @Test
  void darkensTheSequentialScaleWithoutAStepBack() {
    for (int i = 1; i <= 100; i++) {
      assertThat(luminance(ChartTheme.sequential(i / 100.0)))
          .isLessThan(luminance(ChartTheme.sequential((i - 1) / 100.0)));
    }
  }

  private static double contrast(Color a, Color b) {
    double light = Math.max(luminance(a), luminance(b));
    double dark = Math.min(luminance(a), luminance(b));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color color) {
    return 0.2126 * linear(color.getRed())
        + 0.7152 * linear(color.getGreen())
        + 0.0722 * linear(color.getBlue());
  }

  private static double linear(int channel) {
    double c = channel / 255.0;
    return c <= 0.03928 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  @Test
  void tellsThirtyTwoClassesApart() {
    Set<Color> colors = new HashSet<>();
    for (int i = 0; i < 32; i++) {
      colors.add(ChartTheme.color(i));
    }
    assertThat(colors).hasSize(32);
  }

  @Test
  void givesAnEmotionTheSameColorInEveryLabelSet() {
    LabelSet two = new LabelSet("x", List.of("zeal", "surprise", "happiness"));
    assertThat(ClassColors.of(two).color(2)).isEqualTo(ClassColors.of(LabelSet.dfme7()).color(4));
    assertThat(ClassColors.of(two).color(1)).isEqualTo(ClassColors.of(LabelSet.megc3()).color(2));
  }

  @Test
  void givesNoColorTwiceInALabelSet() {
    for (LabelSet labels :
        List.of(
            LabelSet.dfme7(),
            LabelSet.megc3(),
            new LabelSet("x", List.of("happiness", "positive", "a", "b", "sadness", "c", "d")))) {
      Set<Color> colors = new HashSet<>();
      for (int i = 0; i < labels.size(); i++) {
        colors.add(ClassColors.of(labels).color(i));
      }
      assertThat(colors).hasSize(labels.size());
    }
  }

  @Test
  void replacesWhatNoPageCanHold() {
    assertThat(ChartTheme.printable("a\u0000b\u001bc\ud800d\ne"))
        .isEqualTo("a\ufffdb\ufffdc\ufffdd\ne");
    assertThat(ChartTheme.printable("Ärger 😀")).isEqualTo("Ärger 😀");
  }

  @Test
  void makesNamesThatAreSafe() {
    assertThat(ChartNames.slug("../Ärger & Co. ")).isEqualTo("arger-co");
    assertThat(ChartNames.slug("愤怒")).isEqualTo("x");
    assertThat(ChartNames.slug("a".repeat(200))).hasSize(80);
  }
}
