package org.glimpse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.report.SampleReports;
import org.junit.jupiter.api.Test;

class CsvRendererTest extends ReportRendererContract {
  @Override
  protected ReportRenderer renderer() {
    return new CsvRenderer();
  }

  @Test
  void writesATableAFileWithNumbersUnrounded() throws IOException {
    Path folder = render("tables", document());
    assertThat(Files.readString(folder.resolve("clips-1.csv")))
        .startsWith("clip,subject,")
        .contains("\n");
    Table table =
        new Table(
            "caption",
            List.of(Table.Column.text("model"), Table.Column.number("UF1")),
            List.of(
                List.of(Cell.of("a, \"b\""), Cell.number(0.123456, 2)),
                List.of(Cell.of("two\nlines"), Cell.of(12)),
                List.of(Cell.of("c"), Cell.of(Cell.NONE).withNote("no clip"))));
    assertThat(csv(table))
        .isEqualTo(
            "model,UF1,UF1 (note)\n\"a, \"\"b\"\"\",0.123456,\n\"two\nlines\",12,\nc,,no clip\n");
  }

  @Test
  void letsNoNameBecomeAFormula() throws IOException {
    Table table =
        new Table(
            "caption",
            List.of(Table.Column.text("=1+1")),
            List.of(
                List.of(Cell.of("=SUM(A1)")),
                List.of(Cell.of("+1")),
                List.of(Cell.of("@x")),
                List.of(Cell.of("-x")),
                List.of(Cell.number(-1.5, 1))));
    assertThat(csv(table)).isEqualTo("'=1+1\n'=SUM(A1)\n'+1\n'@x\n'-x\n-1.5\n");
  }

  private String csv(Table table) throws IOException {
    Path folder =
        render("one", ReportDocument.titled("x").with(SampleReports.section("Part", table)));
    return Files.readString(folder.resolve("part-1.csv"));
  }
}
