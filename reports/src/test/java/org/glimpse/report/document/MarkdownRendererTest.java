package org.glimpse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MarkdownRendererTest extends ReportRendererContract {
  @Override
  protected ReportRenderer renderer() {
    return new MarkdownRenderer();
  }

  @Test
  void writesHeadingsTablesAndTheNamesOfTheChartFiles() throws IOException {
    String text = Files.readString(render("a", document()));
    assertThat(text)
        .startsWith("# A report\n\nWhat it says.\n\n## Model\n")
        .contains("| class | clips | predicted | right | precision | recall | F1 |\n| --- | --: |")
        .contains("\n### sub3 / clip11\n", "- sampler: uniform(16)\n");
    Matcher picture = Pattern.compile("\\(charts/([^)]*)\\.svg\\)").matcher(text);
    for (String name : document().charts().keySet()) {
      assertThat(picture.find()).isTrue();
      assertThat(picture.group(1)).isEqualTo(name);
    }
    assertThat(picture.find()).isFalse();
  }

  @Test
  void escapesWhatMarkdownWouldRead() throws IOException {
    String text =
        Files.readString(render("a", ReportDocument.titled("a|b *c* <i>").withLead("[x](y)\n# z")));
    assertThat(text).isEqualTo("# a\\|b \\*c\\* \\<i\\>\n\n\\[x\\](y) \\# z\n\n");
  }
}
