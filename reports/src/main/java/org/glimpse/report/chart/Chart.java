package org.glimpse.report.chart;

import java.awt.Graphics2D;
import java.util.List;
import org.glimpse.core.Size;

/**
 * A picture of numbers that can be drawn at its own size on anything; {@link ChartFiles} writes it.
 *
 * <p>A chart is immutable, draws the same thing each time, draws inside its size and leaves the
 * ground as it finds it, so that a page may put it on paper white or on a dark screen.
 */
public interface Chart {
  /**
   * What files of this chart are called.
   *
   * @return small letters a to z, digits and single dashes; made by {@link ChartNames#slug}
   */
  String name();

  /**
   * What the chart shows, for readers who cannot see it.
   *
   * @return one or two plain sentences with the most important values
   */
  String description();

  /**
   * The chart's own size in CSS pixels (1/96 inch).
   *
   * @return width and height
   */
  Size size();

  /**
   * What a pointer over the chart is told, for charts whose lines hold more than the eye reads off.
   *
   * @return readings by rising place; none by default
   */
  default List<Reading> readings() {
    return List.of();
  }

  /**
   * The values at a place.
   *
   * @param x CSS pixels from the chart's left edge
   * @param text the values in one line of plain text
   */
  record Reading(double x, String text) {}

  /**
   * Draws the chart with its top left corner at (0, 0).
   *
   * @param graphics what to draw on, one unit a CSS pixel; its state may change
   */
  void draw(Graphics2D graphics);
}
