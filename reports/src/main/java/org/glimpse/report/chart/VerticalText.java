package org.glimpse.report.chart;

import java.awt.Graphics2D;

/**
 * Text that runs upward. JFreeChart draws such text as outlines of letters; drawn here it stays
 * text in an SVG, which can be searched and takes the reader's fonts.
 */
final class VerticalText {
  private VerticalText() {}

  /** Draws text that ends at {@code endY}, its upper end, on a baseline at {@code x}. */
  static void endingAt(Graphics2D graphics, String text, double x, double endY) {
    draw(graphics, text, x, endY + graphics.getFontMetrics().stringWidth(text));
  }

  /** Draws text whose middle is at {@code middleY}, on a baseline at {@code x}. */
  static void centered(Graphics2D graphics, String text, double x, double middleY) {
    draw(graphics, text, x, middleY + graphics.getFontMetrics().stringWidth(text) / 2.0);
  }

  private static void draw(Graphics2D graphics, String text, double x, double startY) {
    graphics.translate(x, startY);
    graphics.rotate(-Math.PI / 2);
    graphics.drawString(text, 0f, 0f);
    graphics.rotate(Math.PI / 2);
    graphics.translate(-x, -startY);
  }
}
