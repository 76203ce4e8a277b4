package org.glimpse.report.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.report.SampleReports;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlTablesTest {
  @TempDir private Path directory;

  private String page(Table table) throws IOException {
    ReportDocument document =
        ReportDocument.titled("Report").with(SampleReports.section("Part", table));
    return Files.readString(new HtmlRenderer().render(document, directory));
  }

  private static Table table(int rows) {
    List<List<Cell>> cells = new ArrayList<>();
    for (int i = 1; i <= rows; i++) {
      cells.add(
          List.of(
              Cell.of("row </script> " + i).leadingTo("page-1#clip-" + i),
              Cell.number(i / 3.0, 2),
              Cell.of("label").withColor(Color.RED)));
    }
    return new Table(
        "caption",
        List.of(Table.Column.text("a"), Table.Column.number("b"), Table.Column.text("c")),
        cells);
  }

  @Test
  void showsAllRowsOfATableOfFiveHundred() throws IOException {
    assertThat(page(table(500)))
        .contains("row &lt;/script&gt; 500<")
        .doesNotContain("application/json");
    assertThat(directory.resolve("part")).doesNotExist();
  }

  @Test
  void showsTheFirstHundredRowsOfALongerTableAndLeadsToTheRest() throws IOException {
    String page = page(table(1201));
    assertThat(page.split("<tr>", -1)).hasSize(1 + 1 + 100);
    assertThat(page)
        .contains("The first 100 of 1201 rows. All of them: ")
        .contains("<a href=\"part/rows-1-1.html\">1 to 500</a>")
        .contains("<a href=\"part/rows-1-1001.html\">1001 to 1201</a>");
    String last = Files.readString(directory.resolve("part/rows-1-1001.html"));
    assertThat(last.split("<tr>", -1)).hasSize(1 + 1 + 201);
    assertThat(last)
        .contains("<h1>Report: rows 1001 to 1201</h1>")
        .contains("href=\"page-1.html#part-clip-1201\">row &lt;/script&gt; 1201</a>")
        .contains("href=\"../report.html#part\"", "href=\"rows-1-501.html\">Page before</a>")
        .doesNotContain("Next page");
  }

  @Test
  void holdsEveryRowAsDataFromWhichNoNameCanBreakOut() throws IOException {
    String page = page(table(501));
    String json = page.substring(page.indexOf("application/json\">"), page.indexOf("</script>"));
    assertThat(json)
        .contains(
            "[[\"row \\u003c/script\\u003e 501\",null,null,null,"
                + "\"part/page-1.html#part-clip-501\"],\"167.00\","
                + "[\"label\",null,null,\"#ff0000\"]]]");
  }
}
