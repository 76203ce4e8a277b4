package org.glimpse.report.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.report.chart.Chart;
import org.glimpse.report.chart.ChartTheme;

/**
 * Writes a document as {@code report.md}: Markdown with pipe tables, as GitHub and Pandoc read it.
 *
 * <p>Charts are links to the SVG files that {@link ChartsRenderer} writes beside it.
 */
public final class MarkdownRenderer implements ReportRenderer {
  /** The name of the file. */
  public static final String FILE = "report.md";

  /** A renderer; it has no options. */
  public MarkdownRenderer() {}

  /**
   * Writes the text.
   *
   * @param document the document
   * @param directory where to
   * @return the path of {@code report.md}
   * @throws IOException if the file cannot be written
   */
  @Override
  public Path render(ReportDocument document, Path directory) throws IOException {
    Deque<String> names = new ArrayDeque<>(document.charts().keySet());
    StringBuilder out = new StringBuilder();
    out.append("# ").append(escape(document.title())).append("\n\n");
    document.lead().forEach(text -> out.append(escape(text)).append("\n\n"));
    for (ReportDocument.Part part : document.parts()) {
      out.append("## ").append(escape(part.title())).append("\n\n");
      Blocks blocks = new Blocks(out, names);
      part.blocks().forEach(block -> block.writeTo(blocks));
      part.leftOut().map(Block.Paragraph::note).ifPresent(blocks::paragraph);
    }
    Path file = Files.createDirectories(directory).resolve(FILE);
    Files.writeString(file, out, StandardCharsets.UTF_8);
    return file;
  }

  private static String escape(String text) {
    return ChartTheme.printable(text)
        .replaceAll("\\s+", " ")
        .replaceAll("([\\\\`*_{}\\[\\]<>#|~&])", "\\\\$1");
  }

  /** Blocks as Markdown; charts take the names of the document's files in reading order. */
  private record Blocks(StringBuilder out, Deque<String> names) implements BlockWriter {
    @Override
    public void paragraph(Block.Paragraph paragraph) {
      String quote = paragraph.tone().compareTo(Block.Tone.WARNING) >= 0 ? "> " : "";
      out.append(quote).append(escape(paragraph.text())).append("\n\n");
    }

    @Override
    public void keyFigures(Block.KeyFigures keyFigures) {
      for (Block.KeyFigure figure : keyFigures.figures()) {
        String detail = figure.detail().isEmpty() ? "" : " (" + escape(figure.detail()) + ")";
        item(escape(figure.name()) + ": **" + escape(figure.value()) + "**" + detail);
      }
      out.append('\n');
    }

    @Override
    public void figures(Block.Figures figures) {
      figures.figures().forEach(figure -> picture(figure.chart(), figure.caption()));
    }

    @Override
    public void film(Block.Film film) {
      picture(film.strip(), film.caption());
    }

    private void picture(Chart chart, String caption) {
      out.append("![").append(escape(chart.description())).append("](charts/");
      out.append(names.remove()).append(".svg)\n\n").append(escape(caption)).append("\n\n");
    }

    @Override
    public void facts(Block.Facts facts) {
      for (Block.Fact fact : facts.facts()) {
        String values =
            fact.values().stream().map(MarkdownRenderer::escape).collect(Collectors.joining("; "));
        item(escape(fact.name()) + ": " + values);
      }
      out.append('\n');
    }

    @Override
    public void findings(Block.Findings findings) {
      for (Finding finding : findings.findings()) {
        String verdict = "**" + escape(finding.check().title()) + ": " + finding.severity().id();
        item(verdict + ".** " + escape(finding.message()));
      }
      out.append('\n');
    }

    private void item(String text) {
      out.append("- ").append(text).append('\n');
    }

    @Override
    public void table(Table table) {
      out.append(escape(table.caption())).append("\n\n");
      row(table.columns().stream().map(column -> escape(column.title())).toList());
      row(table.columns().stream().map(column -> column.numeric() ? "--:" : "---").toList());
      for (List<Cell> cells : table.rows()) {
        row(cells.stream().map(Blocks::cell).toList());
      }
      out.append('\n');
    }

    private static String cell(Cell cell) {
      return escape(cell.text()) + (cell.note().isEmpty() ? "" : " (" + escape(cell.note()) + ")");
    }

    private void row(List<String> cells) {
      out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    @Override
    public void group(Block.Group group) {
      out.append("### ").append(escape(group.title())).append("\n\n");
      group.blocks().forEach(block -> block.writeTo(this));
    }
  }
}
