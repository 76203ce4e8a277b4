package org.glimpse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.glimpse.report.SampleReports;
import org.junit.jupiter.api.Test;

class JsonRendererTest extends ReportRendererContract {
  @Override
  protected ReportRenderer renderer() {
    return new JsonRenderer();
  }

  @Test
  void saysEverythingOnceWithNumbersUnrounded() throws IOException {
    Table table =
        new Table(
            "caption",
            List.of(Table.Column.text("model"), Table.Column.number("UF1")),
            List.of(
                List.of(Cell.of("\"a\"\t"), Cell.number(0.123456, 2)),
                List.of(Cell.of("</script>"), Cell.of(Cell.NONE).withNote("no clip"))));
    ReportDocument document =
        ReportDocument.titled("Title")
            .withLead("lead")
            .with(
                SampleReports.section(
                    "Part",
                    Block.Paragraph.warning("careful"),
                    new Block.Group("g", "Group", List.of(table))));
    assertThat(Files.readString(render("one", document)))
        .isEqualTo(
            "{\"title\":\"Title\",\"lead\":[\"lead\"],\"sections\":[{\"id\":\"part\",\"title\":"
                + "\"Part\",\"blocks\":[{\"kind\":\"paragraph\",\"tone\":\"warning\",\"text\":"
                + "\"careful\"},{\"kind\":\"group\",\"title\":\"Group\",\"blocks\":[{\"kind\":"
                + "\"table\",\"caption\":\"caption\",\"columns\":[\"model\",\"UF1\"],\"rows\":"
                + "[[{\"text\":\"\\\"a\\\"\\t\"},{\"text\":\"0.12\",\"value\":0.123456}],[{\"text\":"
                + "\"\\u003c/script\\u003e\"},{\"text\":\"–\",\"note\":\"no clip\"}]]}]}]}]}\n");
  }

  @Test
  void namesTheFileOfEveryChartInReadingOrder() throws IOException {
    String json = Files.readString(render("all", document()));
    int from = 0;
    for (String name : document().charts().keySet()) {
      from = json.indexOf("\"charts/" + name + ".svg\"", from);
      assertThat(from).as(name).isPositive();
    }
    assertThat(json).contains("\"kind\":\"facts\"", "\"kind\":\"keyFigures\"");
  }
}
