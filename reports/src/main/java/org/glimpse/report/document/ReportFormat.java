package org.glimpse.report.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The formats in which a report can be had. */
public enum ReportFormat {
  /** One page for a browser, see {@link HtmlRenderer}; charts lie beside it. */
  HTML(true),
  /** A4 pages, see {@link PdfRenderer}. */
  PDF(false),
  /** Markdown, see {@link MarkdownRenderer}; charts lie beside it. */
  MARKDOWN(true),
  /** The tables for a paper, see {@link LatexRenderer}. */
  LATEX(false),
  /** The tables for a spreadsheet, see {@link CsvRenderer}. */
  CSV(false),
  /** Everything for a program, see {@link JsonRenderer}; charts lie beside it. */
  JSON(true);

  private final boolean withCharts;

  ReportFormat(boolean withCharts) {
    this.withCharts = withCharts;
  }

  private ReportRenderer renderer() {
    return switch (this) {
      case HTML -> new HtmlRenderer();
      case PDF -> new PdfRenderer();
      case MARKDOWN -> new MarkdownRenderer();
      case LATEX -> new LatexRenderer();
      case CSV -> new CsvRenderer();
      case JSON -> new JsonRenderer();
    };
  }

  /**
   * The name on the command line.
   *
   * @return for example {@code "html"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return id();
  }

  /**
   * Writes a document.
   *
   * @param document the document
   * @param directory where to
   * @return the file to open first
   * @throws IOException if a file cannot be written
   */
  public Path write(ReportDocument document, Path directory) throws IOException {
    return write(document, directory, EnumSet.of(this)).get(0);
  }

  /**
   * Writes a document in several formats, its charts once.
   *
   * @param document the document
   * @param directory where to
   * @param formats at least one
   * @return the files to open, in the order of the formats
   * @throws IOException if a file cannot be written
   */
  public static List<Path> write(
      ReportDocument document, Path directory, Collection<ReportFormat> formats)
      throws IOException {
    if (formats.stream().anyMatch(format -> format.withCharts)) {
      new ChartsRenderer().render(document, directory);
    }
    List<Path> files = new ArrayList<>();
    for (ReportFormat format : formats) {
      files.add(format.renderer().render(document, directory));
    }
    return files;
  }
}
