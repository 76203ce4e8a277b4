package org.glimpse.report.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.glimpse.report.chart.Chart;
import org.glimpse.report.chart.ChartFiles;

/** Writes every chart of a document as SVG and PNG into the folder {@code charts}. */
public final class ChartsRenderer implements ReportRenderer {
  /** A renderer; it has no options. */
  public ChartsRenderer() {}

  /**
   * Writes the charts.
   *
   * @param document the document
   * @param directory where {@code charts} is made
   * @return the folder {@code charts}
   * @throws IOException if a file cannot be written
   */
  @Override
  public Path render(ReportDocument document, Path directory) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("charts"));
    for (Map.Entry<String, Chart> entry : document.charts().entrySet()) {
      ChartFiles.write(entry.getValue(), folder, entry.getKey());
    }
    return folder;
  }
}
