package org.glimpse.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.label.LabelCounts;

/**
 * How many clips each class has: one lying bar a class in its color, in the order of the labels.
 */
public final class CountBars implements Chart {
  private static final int ROW = 26;
  private static final int BAR = 16;
  private static final int TOP = 8;
  private static final int RIGHT = 56;
  private static final int GAP = 10;
  private static final int WIDEST_LABEL = 170;

  private final String name;
  private final LabelCounts counts;

  private CountBars(String name, LabelCounts counts) {
    this.name = name;
    this.counts = counts;
  }

  /**
   * Bars.
   *
   * @param name a name for files, made a slug
   * @param counts how many clips each class has
   * @return the chart
   */
  public static CountBars of(String name, LabelCounts counts) {
    return new CountBars(ChartNames.slug(name), counts);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < counts.labels().size(); c++) {
      parts.add(counts.labels().label(c) + " " + counts.count(c));
    }
    return "Clips by class: " + String.join(", ", parts) + ".";
  }

  @Override
  public Size size() {
    return new Size(ChartTheme.WIDTH, 2 * TOP + ROW * counts.labels().size());
  }

  @Override
  public void draw(Graphics2D graphics) {
    graphics.setFont(ChartTheme.font(13));
    ClassColors colors = ClassColors.of(counts.labels());
    int most = 0;
    int left = 0;
    for (int c = 0; c < counts.labels().size(); c++) {
      most = Math.max(most, counts.count(c));
      String label = ChartTheme.printable(counts.labels().label(c));
      left = Math.max(left, graphics.getFontMetrics().stringWidth(label));
    }
    left = Math.min(left, WIDEST_LABEL) + 2 * GAP;
    double unit = (ChartTheme.WIDTH - left - RIGHT) / (double) most;
    for (int c = 0; c < counts.labels().size(); c++) {
      String label = ChartTheme.printable(counts.labels().label(c));
      double middle = TOP + ROW * (c + 0.5);
      graphics.setColor(ChartTheme.INK);
      graphics.drawString(
          label,
          (float) (left - GAP - graphics.getFontMetrics().stringWidth(label)),
          (float) middle + 5);
      graphics.setColor(colors.color(c));
      graphics.fill(
          new Rectangle2D.Double(
              left, middle - BAR / 2.0, Math.max(1, unit * counts.count(c)), BAR));
      graphics.setColor(ChartTheme.INK);
      graphics.drawString(
          Integer.toString(counts.count(c)),
          (float) (left + unit * counts.count(c) + 6),
          (float) middle + 5);
    }
  }
}
