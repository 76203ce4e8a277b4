package org.glimpse.report.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.glimpse.report.chart.ChartTheme;

/**
 * Writes a document as {@code report.pdf}: A4, charts as vectors, text that can be selected, an
 * outline of the sections, and everything inside one file. What a section puts on pages of its own
 * ({@link Section#pages}) is left out.
 *
 * <p>Text is set in Liberation Sans (SIL Open Font License), embedded with the glyphs that are
 * used. Words in scripts that it lacks are drawn by a font of the machine with their text beneath,
 * or as code points where there is none.
 */
public final class PdfRenderer implements ReportRenderer {
  /** The name of the file. */
  public static final String FILE = "report.pdf";

  /** A renderer; it has no options. */
  public PdfRenderer() {}

  /**
   * Writes the pages.
   *
   * @param document the document
   * @param directory where to
   * @return the path of {@code report.pdf}
   * @throws IOException if the file cannot be written
   */
  @Override
  public Path render(ReportDocument document, Path directory) throws IOException {
    Path file = Files.createDirectories(directory).resolve(FILE);
    try (PdfPages pages = new PdfPages()) {
      describe(pages, document.title());
      write(document, pages);
      pages.finish(document.title());
      try (OutputStream out = Files.newOutputStream(file)) {
        pages.document().save(out);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return file;
  }

  /** A fixed id in place of one from the clock: the same document gives the same bytes. */
  private static void describe(PdfPages pages, String title) {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(ChartTheme.printable(title));
    information.setCreator("Glimpse");
    pages.document().setDocumentInformation(information);
    pages.document().setDocumentId((long) title.hashCode());
    pages.document().getDocumentCatalog().setLanguage("en");
  }

  private static void write(ReportDocument document, PdfPages pages) throws IOException {
    pages.paragraph(document.title(), PdfText.Style.of(20).inBold(), 0);
    pages.skip(8);
    for (String text : document.lead()) {
      pages.paragraph(text, PdfText.Style.of(11), 0);
      pages.skip(6);
    }
    for (ReportDocument.Part part : document.parts()) {
      pages.skip(16);
      pages.need(120);
      pages.bookmark(part.title());
      pages.paragraph(part.title(), PdfText.Style.of(14).inBold(), 0);
      pages.skip(6);
      PdfBlocks blocks = new PdfBlocks(pages);
      part.blocks().forEach(block -> block.writeTo(blocks));
      part.leftOut().map(Block.Paragraph::note).ifPresent(blocks::paragraph);
    }
  }
}
