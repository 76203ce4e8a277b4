package org.glimpse.report.document;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.util.Matrix;
import org.glimpse.report.chart.Chart;
import org.glimpse.report.chart.ChartTheme;

/** A4 pages that are filled from top to bottom; lengths are points, y grows downwards. */
final class PdfPages implements AutoCloseable {
  static final double MARGIN = 45;
  static final double WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
  private static final double HEIGHT = PDRectangle.A4.getHeight();
  private static final double FOOT = 58;
  private static final double LEADING = 1.38;
  private static final double ASCENT = 0.95;
  private static final float STILL_QUALITY = 0.8f;

  private final PDDocument document = new PDDocument();
  private final PDDocumentOutline outline = new PDDocumentOutline();
  private final PdfText text;
  private PDPageContentStream out;
  private double y = MARGIN;

  PdfPages() throws IOException {
    text = new PdfText(document);
    out = open();
    document.getDocumentCatalog().setDocumentOutline(outline);
  }

  PDDocument document() {
    return document;
  }

  PdfText text() {
    return text;
  }

  double y() {
    return y;
  }

  private PDPageContentStream open() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    y = MARGIN;
    return new PDPageContentStream(document, page);
  }

  /** Goes to a new page where less than a height is left; true if it did. */
  boolean need(double height) throws IOException {
    if (y + height <= HEIGHT - FOOT || y == MARGIN) {
      return false;
    }
    out.close();
    out = open();
    return true;
  }

  void skip(double height) {
    y += y == MARGIN ? 0 : height;
  }

  /** Goes down by a height that something drawn has taken. */
  void advance(double height) {
    y += height;
  }

  static double lineHeight(PdfText.Style style) {
    return style.size() * LEADING;
  }

  /** Lines over the whole width, over as many pages as they need. */
  void paragraph(String words, PdfText.Style style, double indent) throws IOException {
    for (String line : text.wrap(words, style, WIDTH - indent)) {
      need(lineHeight(style));
      line(line, style, MARGIN + indent, y);
      y += lineHeight(style);
    }
  }

  /** One line at a place, from its upper edge. */
  void line(String words, PdfText.Style style, double x, double top) throws IOException {
    text.draw(out, words, style, x, HEIGHT - top - ASCENT * style.size());
  }

  /** Lines below each other from a place on; gives their height. */
  double lines(List<String> lines, PdfText.Style style, double x, double top) throws IOException {
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), style, x, top + i * lineHeight(style));
    }
    return lines.size() * lineHeight(style);
  }

  void box(double x, double top, double width, double height, Color color) throws IOException {
    out.setNonStrokingColor(color);
    out.addRect((float) x, (float) (HEIGHT - top - height), (float) width, (float) height);
    out.fill();
  }

  void rule(double x, double top, double width, double thickness, Color color) throws IOException {
    box(x, top, width, thickness, color);
  }

  void frame(double x, double top, double width, double height, Color color) throws IOException {
    out.setStrokingColor(color);
    out.setLineWidth(2);
    out.addRect((float) x, (float) (HEIGHT - top - height), (float) width, (float) height);
    out.stroke();
  }

  /** A chart as vectors, as wide as is said; gives its height. */
  double chart(Chart chart, double x, double top, double width) throws IOException {
    double scale = width / chart.size().width();
    double height = chart.size().height() * scale;
    PdfBoxGraphics2D graphics =
        new PdfBoxGraphics2D(document, chart.size().width(), chart.size().height());
    graphics.setFontTextDrawer(new PdfChartText(text));
    chart.draw(graphics);
    graphics.dispose();
    out.saveGraphicsState();
    out.transform(
        new Matrix((float) scale, 0, 0, (float) scale, (float) x, (float) (HEIGHT - top - height)));
    out.drawForm(graphics.getXFormObject());
    out.restoreGraphicsState();
    return height;
  }

  void image(BufferedImage image, double x, double top, double width, double height)
      throws IOException {
    out.drawImage(
        JPEGFactory.createFromImage(document, image, STILL_QUALITY),
        (float) x,
        (float) (HEIGHT - top - height),
        (float) width,
        (float) height);
  }

  /** Makes the place where the pages stand one of the outline. */
  void bookmark(String title) {
    PDPageXYZDestination place = new PDPageXYZDestination();
    place.setPage(document.getPage(document.getNumberOfPages() - 1));
    place.setTop((int) (HEIGHT - y));
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(ChartTheme.printable(title));
    item.setDestination(place);
    outline.addLast(item);
  }

  /** Numbers the pages; nothing can be added afterwards. */
  void finish(String title) throws IOException {
    out.close();
    PdfText.Style style = PdfText.Style.of(8).in(ChartTheme.MUTED);
    int count = document.getNumberOfPages();
    String name = text.wrap(title, style, WIDTH * 0.75).get(0);
    for (int i = 0; i < count; i++) {
      String number = "page " + (i + 1) + " of " + count;
      try (PDPageContentStream foot =
          new PDPageContentStream(
              document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
        text.draw(foot, name, style, MARGIN, 30);
        text.draw(foot, number, style, MARGIN + WIDTH - text.width(number, style), 30);
      }
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    document.close();
  }
}
