package org.glimpse.report.document;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Writes a document in one format. The same document gives the same bytes each time; nothing that
 * is written refers to anything on a network.
 */
public interface ReportRenderer {
  /**
   * Writes a document.
   *
   * @param document the document
   * @param directory where to; it and its parents are made where they do not exist
   * @return the file to open first
   * @throws IOException if a file cannot be written
   */
  Path render(ReportDocument document, Path directory) throws IOException;
}
