package org.glimpse.report.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.report.chart.ChartTheme;

/**
 * Writes each table of a document as {@code tables/<section>-<number>.csv}: UTF-8, comma, a header
 * row, quotes where needed. Numbers come unrounded; where a cell has a remark, a column {@code
 * <title> (note)} follows.
 *
 * <p>A text that begins with {@code = + - @} is written behind an apostrophe, so that no
 * spreadsheet takes it for a formula.
 */
public final class CsvRenderer implements ReportRenderer {
  /** The name of the folder. */
  public static final String FOLDER = "tables";

  /** A renderer; it has no options. */
  public CsvRenderer() {}

  /**
   * Writes the tables.
   *
   * @param document the document
   * @param directory where {@code tables} is made
   * @return the folder {@code tables}
   * @throws IOException if a file cannot be written
   */
  @Override
  public Path render(ReportDocument document, Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve(FOLDER));
    for (ReportDocument.Part part : document.parts()) {
      List<Table> tables = TableCollector.tables(part.blocks());
      for (int i = 0; i < tables.size(); i++) {
        Files.writeString(
            folder.resolve(part.id() + "-" + (i + 1) + ".csv"),
            csv(tables.get(i)),
            StandardCharsets.UTF_8);
      }
    }
    return folder;
  }

  private static String csv(Table table) {
    List<Integer> noted = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      int column = c;
      if (table.rows().stream().anyMatch(row -> !row.get(column).note().isEmpty())) {
        noted.add(c);
      }
    }
    StringBuilder out = new StringBuilder();
    List<String> head = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      String title = table.columns().get(c).title();
      head.add(quoted(title));
      if (noted.contains(c)) {
        head.add(quoted(title + " (note)"));
      }
    }
    line(out, head);
    for (List<Cell> row : table.rows()) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < row.size(); c++) {
        cells.add(value(row.get(c)));
        if (noted.contains(c)) {
          cells.add(quoted(row.get(c).note()));
        }
      }
      line(out, cells);
    }
    return out.toString();
  }

  private static void line(StringBuilder out, List<String> cells) {
    out.append(String.join(",", cells)).append('\n');
  }

  /** The number where there is one, nothing where there is no value, else the text. */
  private static String value(Cell cell) {
    if (cell.number().isPresent()) {
      double number = cell.number().getAsDouble();
      return number == Math.rint(number) && Math.abs(number) < 1e15
          ? Long.toString((long) number)
          : Double.toString(number);
    }
    return cell.text().equals(Cell.NONE) ? "" : quoted(cell.text());
  }

  private static String quoted(String text) {
    String line = ChartTheme.printable(text);
    String safe = !line.isEmpty() && "=+-@\t\r".indexOf(line.charAt(0)) >= 0 ? "'" + line : line;
    return safe.matches("(?s).*[\",\n\r].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }
}
