package org.glimpse.report.document;

import de.rototor.pdfbox.graphics2d.IPdfBoxGraphics2DFontTextDrawer;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Paint;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.io.IOException;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.util.Matrix;

/**
 * The text of charts as text of the PDF, stretched to the width that the chart reckoned with; what
 * the embedded font lacks is left to the outlines that the library draws.
 */
final class PdfChartText implements IPdfBoxGraphics2DFontTextDrawer {
  private final PdfText text;

  PdfChartText(PdfText text) {
    this.text = text;
  }

  @Override
  public boolean canDrawText(AttributedCharacterIterator words, IFontTextDrawerEnv place) {
    return place.getPaint() instanceof Color && text.isPlain(string(words));
  }

  @Override
  public void drawText(AttributedCharacterIterator words, IFontTextDrawerEnv place)
      throws IOException {
    String string = string(words);
    Paint paint = place.getPaint();
    if (string.isBlank() || !(paint instanceof Color color)) {
      return;
    }
    Font font = font(words, place);
    double wanted = new TextLayout(string, font, place.getFontRenderContext()).getAdvance();
    PdfText.Style style = new PdfText.Style(font.getSize2D(), font.isBold(), color);
    double stretch = wanted / text.width(string, style);
    PDPageContentStream out = place.getContentStream();
    out.beginText();
    place.applyPaint(paint, null);
    PdfText.weigh(out, style);
    out.setFont(text.font(), font.getSize2D());
    out.setTextMatrix(new Matrix((float) stretch, 0, 0, -1, 0, 0));
    out.showText(string);
    out.endText();
  }

  @Override
  public FontMetrics getFontMetrics(Font font, IFontTextDrawerEnv place) {
    return place.getCalculationGraphics().getFontMetrics(font);
  }

  private static Font font(AttributedCharacterIterator words, IFontTextDrawerEnv place) {
    words.first();
    return words.getAttribute(TextAttribute.FONT) instanceof Font font ? font : place.getFont();
  }

  private static String string(AttributedCharacterIterator words) {
    StringBuilder out = new StringBuilder();
    for (char c = words.first(); c != CharacterIterator.DONE; c = words.next()) {
      out.append(c);
    }
    return out.toString();
  }
}
