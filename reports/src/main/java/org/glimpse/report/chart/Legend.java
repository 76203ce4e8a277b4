package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What colors mean, in as many rows as the width asks for.
 *
 * @param entries in reading order
 */
record Legend(List<Entry> entries) {
  private static final int ROW = 20;
  private static final int MARK = 16;
  private static final int GAP = 16;

  /** A color and what it means; a line or a patch. */
  record Entry(String text, Color color, boolean line) {
    static Entry line(String text, Color color) {
      return new Entry(text, color, true);
    }

    static Entry patch(String text, Color color) {
      return new Entry(text, color, false);
    }
  }

  /** The height that the legend takes in a width. */
  int height(double width) {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      return rows(graphics, 0, 0, width, false) * ROW;
    } finally {
      graphics.dispose();
    }
  }

  /** Draws it with its top left corner at a place. */
  void draw(Graphics2D graphics, double x, double y, double width) {
    rows(graphics, x, y, width, true);
  }

  private int rows(Graphics2D graphics, double x, double y, double width, boolean draw) {
    graphics.setFont(ChartTheme.font(12));
    int row = 0;
    double at = 0;
    for (Entry entry : entries) {
      String text = ChartTheme.printable(entry.text());
      double needed = MARK + 6 + graphics.getFontMetrics().stringWidth(text) + GAP;
      if (at > 0 && at + needed - GAP > width) {
        row++;
        at = 0;
      }
      if (draw) {
        double left = x + at;
        double middle = y + row * ROW + ROW / 2.0;
        graphics.setColor(entry.color());
        if (entry.line()) {
          graphics.setStroke(ChartTheme.line(2.4));
          graphics.draw(new Line2D.Double(left + 1, middle, left + MARK - 1, middle));
        } else {
          graphics.fill(new Rectangle2D.Double(left + 2, middle - 5, 11, 11));
        }
        graphics.setColor(ChartTheme.INK);
        graphics.drawString(text, (float) (left + MARK + 6), (float) middle + 4);
      }
      at += needed;
    }
    return entries.isEmpty() ? 0 : row + 1;
  }
}
