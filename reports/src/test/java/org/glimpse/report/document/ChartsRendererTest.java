package org.glimpse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.report.Samples;
import org.glimpse.report.section.EvaluationSection;
import org.junit.jupiter.api.Test;

class ChartsRendererTest extends ReportRendererContract {
  @Override
  protected ReportRenderer renderer() {
    return new ChartsRenderer();
  }

  @Test
  void writesEachChartAsSvgAndPngUnderItsSectionsName() throws IOException {
    Path charts = render("a", document());
    assertThat(charts).isDirectory().endsWith(Path.of("charts"));
    assertThat(charts.toFile().list())
        .contains(
            "model-classes.svg",
            "model-classes.png",
            "model-confusion.svg",
            "model-confusion.png",
            "model-subjects.png",
            "clips-clip11-filmstrip.svg",
            "clips-clip11-filmstrip.png",
            "clips-clip11-motion.svg",
            "clips-clip11-motion.png");
  }

  @Test
  void givesSectionsOfOneTitleDifferentNames() {
    EvaluationSection section = EvaluationSection.of("Model", Samples.evaluation(0.6));
    ReportDocument twice = ReportDocument.titled("x").with(section).with(section);
    assertThat(twice.parts())
        .extracting(ReportDocument.Part::id)
        .isEqualTo(List.of("model", "model-2"));
    assertThat(twice.charts().keySet())
        .contains("model-classes", "model-confusion", "model-2-classes", "model-2-confusion");
  }
}
