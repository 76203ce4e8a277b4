package org.glimpse.report.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.glimpse.report.chart.ChartTheme;

/** A table on pages: rules above, below the head and at the end; the head again on every page. */
final class PdfTable {
  private static final double GAP = 9;
  private static final double PADDING = 2.2;
  private static final double MARK = 9;
  private static final double LONGEST_WORD = 90;
  private static final int MEASURED_ROWS = 300;
  private static final PdfText.Style CELL = PdfText.Style.of(8);
  private static final PdfText.Style HEAD = CELL.inBold();
  private static final PdfText.Style CAPTION = PdfText.Style.of(8.5).in(ChartTheme.MUTED);

  private final PdfPages pages;
  private final Table table;
  private final double[] widths;

  PdfTable(PdfPages pages, Table table) throws IOException {
    this.pages = pages;
    this.table = table;
    this.widths = widths();
  }

  /** Each column as wide as it would be; where that is too much, the widest give way first. */
  private double[] widths() throws IOException {
    int count = table.columns().size();
    double[] wanted = new double[count];
    double[] words = new double[count];
    for (int c = 0; c < count; c++) {
      measure(table.columns().get(c).title(), HEAD, 0, c, wanted, words);
      for (List<Cell> row : table.rows().subList(0, Math.min(MEASURED_ROWS, table.rows().size()))) {
        double mark = row.get(c).color().isPresent() ? MARK : 0;
        measure(words(row.get(c)), CELL, mark, c, wanted, words);
      }
    }
    double room = PdfPages.WIDTH - GAP * (count - 1);
    double low = 0;
    double high = room;
    for (int i = 0; i < 40; i++) {
      double most = (low + high) / 2;
      if (DoubleStream.of(limited(wanted, words, most)).sum() > room) {
        high = most;
      } else {
        low = most;
      }
    }
    return limited(wanted, words, low);
  }

  /** Makes a column as wide as a text, and its narrowest as wide as the text's longest word. */
  private void measure(
      String text, PdfText.Style style, double mark, int c, double[] wanted, double[] words)
      throws IOException {
    String line = PdfText.drawable(text);
    wanted[c] = Math.max(wanted[c], pages.text().width(line, style) + mark + 0.01);
    for (String word : line.split(" ", -1)) {
      double width = Math.min(LONGEST_WORD, pages.text().width(word, style)) + mark + 0.01;
      words[c] = Math.max(words[c], width);
    }
  }

  /** The widths where none but for its longest word exceeds a limit. */
  private static double[] limited(double[] wanted, double[] words, double most) {
    double[] widths = new double[wanted.length];
    for (int c = 0; c < widths.length; c++) {
      double narrowest = Math.min(words[c], PdfPages.WIDTH / widths.length - GAP);
      widths[c] = Math.max(narrowest, Math.min(wanted[c], most));
    }
    return widths;
  }

  private static String words(Cell cell) {
    return cell.note().isEmpty() ? cell.text() : cell.text() + " (" + cell.note() + ")";
  }

  void write() throws IOException {
    pages.need(70);
    pages.paragraph(table.caption(), CAPTION, 0);
    pages.skip(3);
    head();
    for (List<Cell> row : table.rows()) {
      List<List<String>> lines = lines(row);
      if (pages.need(height(lines))) {
        head();
      }
      row(lines, row, CELL);
    }
    rule(0.8);
    pages.skip(12);
  }

  private void head() throws IOException {
    rule(0.8);
    List<Cell> titles = table.columns().stream().map(c -> Cell.of(c.title())).toList();
    List<List<String>> lines = new ArrayList<>();
    for (int c = 0; c < titles.size(); c++) {
      lines.add(pages.text().wrap(titles.get(c).text(), HEAD, widths[c]));
    }
    row(lines, titles, HEAD);
    rule(0.5);
  }

  private List<List<String>> lines(List<Cell> row) throws IOException {
    List<List<String>> lines = new ArrayList<>();
    for (int c = 0; c < row.size(); c++) {
      double mark = row.get(c).color().isPresent() ? MARK : 0;
      lines.add(pages.text().wrap(words(row.get(c)), CELL, widths[c] - mark));
    }
    return lines;
  }

  private static double height(List<List<String>> lines) {
    int most = lines.stream().mapToInt(List::size).max().orElse(1);
    return most * PdfPages.lineHeight(CELL) + 2 * PADDING;
  }

  private void row(List<List<String>> lines, List<Cell> cells, PdfText.Style style)
      throws IOException {
    double x = PdfPages.MARGIN;
    double top = pages.y() + PADDING;
    for (int c = 0; c < cells.size(); c++) {
      double left = x;
      if (cells.get(c).color().isPresent()) {
        pages.box(x, top + 1.8, 6, 6, cells.get(c).color().get());
        left += MARK;
      }
      for (int i = 0; i < lines.get(c).size(); i++) {
        String line = lines.get(c).get(i);
        double at =
            table.columns().get(c).numeric()
                ? x + widths[c] - pages.text().width(line, style)
                : left;
        pages.line(line, style, at, top + i * PdfPages.lineHeight(style));
      }
      x += widths[c] + GAP;
    }
    pages.advance(height(lines));
  }

  private void rule(double thickness) throws IOException {
    double width = GAP * (widths.length - 1);
    for (double column : widths) {
      width += column;
    }
    pages.rule(PdfPages.MARGIN, pages.y(), width, thickness, ChartTheme.INK);
    pages.advance(thickness + 0.5);
  }
}
