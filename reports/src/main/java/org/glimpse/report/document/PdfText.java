package org.glimpse.report.document;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.InputStream;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.glimpse.report.chart.ChartTheme;

/**
 * Text in a PDF that any name survives. Liberation Sans (SIL Open Font License), which PDFBox
 * carries, is embedded with the glyphs that are used: Latin, Greek, Cyrillic. Words of other
 * scripts are drawn as outlines by whatever font Java finds, with their text beneath, so that they
 * are found and copied; where Java has none, they are written as {@code U+4E2D}.
 */
final class PdfText {
  private static final String LIBERATION =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);
  private static final Font ANY = new Font(Font.SANS_SERIF, Font.PLAIN, 100);

  private final PDFont font;
  private final CmapLookup glyphs;

  /**
   * How a text looks.
   *
   * @param size points
   * @param bold whether it is bold
   * @param color of the letters
   */
  record Style(double size, boolean bold, Color color) {
    static Style of(double size) {
      return new Style(size, false, ChartTheme.INK);
    }

    Style inBold() {
      return new Style(size, true, color);
    }

    Style in(Color other) {
      return new Style(size, bold, other);
    }
  }

  PdfText(PDDocument document) throws IOException {
    try (InputStream in = PDType0Font.class.getResourceAsStream(LIBERATION)) {
      if (in == null) {
        throw new IOException("The font Liberation Sans is missing from PDFBox.");
      }
      TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(in));
      glyphs = file.getUnicodeCmapLookup();
      font = PDType0Font.load(document, file, true);
    }
  }

  PDFont font() {
    return font;
  }

  /** Whether the embedded font has every letter and the letters follow each other as written. */
  boolean isPlain(String text) {
    return text.codePoints().allMatch(c -> glyphs.getGlyphId(c) != 0)
        && !Bidi.requiresBidi(text.toCharArray(), 0, text.length());
  }

  /** A text as it can be drawn: one line, and code points for letters that no font has. */
  static String drawable(String text) {
    StringBuilder out = new StringBuilder();
    ChartTheme.printable(text)
        .replaceAll("\\s+", " ")
        .codePoints()
        .forEach(
            c -> {
              if (c == 0xfffd || ANY.canDisplay(c)) {
                out.appendCodePoint(c);
              } else {
                out.append(String.format(Locale.ROOT, "U+%04X", c));
              }
            });
    return out.toString();
  }

  double width(String text, Style style) throws IOException {
    double width = 0;
    for (String run : runs(text)) {
      width +=
          isPlain(run)
              ? font.getStringWidth(run) * style.size() / 1000
              : outline(run).getAdvance() * style.size() / ANY.getSize2D();
    }
    return width;
  }

  /** The words and the gaps between them, neighbors of the same kind joined. */
  private List<String> runs(String text) {
    List<String> runs = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    boolean plain = true;
    for (String word : text.split("(?<= )|(?= )", -1)) {
      boolean now = isPlain(word);
      if (now != plain && !run.isEmpty()) {
        runs.add(run.toString());
        run.setLength(0);
      }
      plain = now;
      run.append(word);
    }
    if (!run.isEmpty()) {
      runs.add(run.toString());
    }
    return runs;
  }

  private static TextLayout outline(String text) {
    return new TextLayout(text, ANY, EXACT);
  }

  /** Draws one line with its baseline beginning at a place; y grows upwards. */
  void draw(PDPageContentStream out, String text, Style style, double x, double y)
      throws IOException {
    double at = x;
    for (String run : runs(text)) {
      if (isPlain(run)) {
        plain(out, run, style, at, y);
      } else {
        outlined(out, run, style, at, y);
      }
      at += width(run, style);
    }
  }

  private void plain(PDPageContentStream out, String text, Style style, double x, double y)
      throws IOException {
    out.beginText();
    out.setNonStrokingColor(style.color());
    weigh(out, style);
    out.setFont(font, (float) style.size());
    out.newLineAtOffset((float) x, (float) y);
    out.showText(text);
    out.endText();
  }

  /** Bold letters are letters with a line around them: the font has one weight. */
  static void weigh(PDPageContentStream out, Style style) throws IOException {
    out.setRenderingMode(style.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    if (style.bold()) {
      out.setStrokingColor(style.color());
      out.setLineWidth((float) (style.size() / 32));
    }
  }

  private static void outlined(
      PDPageContentStream out, String text, Style style, double x, double y) throws IOException {
    COSDictionary beneath = new COSDictionary();
    beneath.setString(COSName.ACTUAL_TEXT, text);
    out.beginMarkedContent(COSName.getPDFName("Span"), PDPropertyList.create(beneath));
    double scale = style.size() / ANY.getSize2D();
    AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, y);
    fill(out, outline(text).getOutline(place), style.color());
    out.endMarkedContent();
  }

  private static void fill(PDPageContentStream out, Shape shape, Color color) throws IOException {
    out.setNonStrokingColor(color);
    float[] p = new float[6];
    float lastX = 0;
    float lastY = 0;
    boolean empty = true;
    for (PathIterator i = shape.getPathIterator(null); !i.isDone(); i.next()) {
      empty = false;
      switch (i.currentSegment(p)) {
        case PathIterator.SEG_MOVETO -> out.moveTo(p[0], p[1]);
        case PathIterator.SEG_LINETO -> out.lineTo(p[0], p[1]);
        case PathIterator.SEG_QUADTO ->
            out.curveTo(
                lastX + 2 * (p[0] - lastX) / 3,
                lastY + 2 * (p[1] - lastY) / 3,
                p[2] + 2 * (p[0] - p[2]) / 3,
                p[3] + 2 * (p[1] - p[3]) / 3,
                p[2],
                p[3]);
        case PathIterator.SEG_CUBICTO -> out.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
        default -> out.closePath();
      }
      int last = lastPoint(i.currentSegment(p));
      if (last >= 0) {
        lastX = p[last];
        lastY = p[last + 1];
      }
    }
    if (!empty) {
      out.fill();
    }
  }

  private static int lastPoint(int segment) {
    return switch (segment) {
      case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 0;
      case PathIterator.SEG_QUADTO -> 2;
      case PathIterator.SEG_CUBICTO -> 4;
      default -> -1;
    };
  }

  /** Lines of at most a width; a word that is longer is broken anywhere. */
  List<String> wrap(String text, Style style, double width) throws IOException {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : drawable(text).split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (width(longer, style) <= width) {
        line.setLength(0);
        line.append(longer);
        continue;
      }
      if (!line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      for (int c : word.codePoints().toArray()) {
        String more = line + Character.toString(c);
        if (!line.isEmpty() && width(more, style) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.appendCodePoint(c);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
