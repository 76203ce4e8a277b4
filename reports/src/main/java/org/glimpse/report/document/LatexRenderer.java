package org.glimpse.report.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.glimpse.report.chart.ChartTheme;

/**
 * Writes the tables of a document as {@code tables.tex}, ready for a paper: each a {@code table}
 * with {@code booktabs} rules, a caption and the label {@code tab:<section>-<number>}.
 *
 * <p>The paper needs {@code \\usepackage{booktabs}} and a Unicode engine or {@code inputenc}.
 */
public final class LatexRenderer implements ReportRenderer {
  /** The name of the file. */
  public static final String FILE = "tables.tex";

  private static final Map<Integer, String> ESCAPES =
      Map.ofEntries(
          Map.entry((int) '\\', "\\textbackslash{}"),
          Map.entry((int) '~', "\\textasciitilde{}"),
          Map.entry((int) '^', "\\textasciicircum{}"),
          Map.entry((int) '"', "''"),
          Map.entry((int) '–', "--"),
          Map.entry((int) '…', "\\ldots{}"),
          Map.entry((int) '<', "\\textless{}"),
          Map.entry((int) '>', "\\textgreater{}"),
          Map.entry((int) '&', "\\&"),
          Map.entry((int) '%', "\\%"),
          Map.entry((int) '$', "\\$"),
          Map.entry((int) '#', "\\#"),
          Map.entry((int) '_', "\\_"),
          Map.entry((int) '{', "\\{"),
          Map.entry((int) '}', "\\}"));

  /** A renderer; it has no options. */
  public LatexRenderer() {}

  /**
   * Writes the tables.
   *
   * @param document the document
   * @param directory where to
   * @return the path of {@code tables.tex}
   * @throws IOException if the file cannot be written
   */
  @Override
  public Path render(ReportDocument document, Path directory) throws IOException {
    StringBuilder out = new StringBuilder("% " + escape(document.title()) + "\n");
    out.append("% \\usepackage{booktabs}\n");
    for (ReportDocument.Part part : document.parts()) {
      new Tables(out, part.id()).look(part.blocks());
    }
    Path file = Files.createDirectories(directory).resolve(FILE);
    Files.writeString(file, out, StandardCharsets.UTF_8);
    return file;
  }

  private static String escape(String text) {
    return ChartTheme.printable(text)
        .replaceAll("\\s+", " ")
        .codePoints()
        .mapToObj(c -> ESCAPES.getOrDefault(c, Character.toString(c)))
        .collect(Collectors.joining());
  }

  /** The tables of a part, numbered from 1; all other blocks are left out. */
  private static final class Tables extends BlockFinder {
    private final StringBuilder out;
    private final String partId;
    private int number;

    Tables(StringBuilder out, String partId) {
      this.out = out;
      this.partId = partId;
    }

    @Override
    public void table(Table table) {
      out.append("\n\\begin{table}\n  \\centering\n  \\caption{").append(escape(table.caption()));
      out.append("}\n  \\label{tab:").append(partId).append('-').append(++number).append("}\n");
      String alignment =
          table.columns().stream()
              .map(column -> column.numeric() ? "r" : "l")
              .collect(Collectors.joining());
      out.append("  \\begin{tabular}{").append(alignment).append("}\n    \\toprule\n");
      row(table.columns().stream().map(Table.Column::title).toList());
      out.append("    \\midrule\n");
      for (List<Cell> cells : table.rows()) {
        row(cells.stream().map(Cell::text).toList());
      }
      out.append("    \\bottomrule\n  \\end{tabular}\n\\end{table}\n");
    }

    private void row(List<String> cells) {
      String text = cells.stream().map(LatexRenderer::escape).collect(Collectors.joining(" & "));
      out.append("    ").append(text).append(" \\\\\n");
    }
  }
}
