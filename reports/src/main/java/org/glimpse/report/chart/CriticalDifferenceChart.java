package org.glimpse.report.chart;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/**
 * Average ranks of several strategies on a line, best at the left, and bars that join those whose
 * ranks differ by less than the critical difference.
 *
 * <p>Source: the diagram of Demšar, "Statistical Comparisons of Classifiers over Multiple Data
 * Sets", 2006, with one row for each strategy instead of elbows.
 */
public final class CriticalDifferenceChart implements Chart {
  private static final int WIDTH = 640;
  private static final int LEFT = 24;
  private static final int RIGHT = 250;
  private static final int TOP = 58;
  private static final int ROW = 24;
  private static final int BAR = 10;
  private static final int BOTTOM = 12;
  private static final double DOT = 4;

  private final String name;
  private final List<String> titles;
  private final List<Double> ranks;
  private final double critical;

  private CriticalDifferenceChart(
      String name, List<String> titles, List<Double> ranks, double critical) {
    this.name = name;
    this.titles = titles;
    this.ranks = ranks;
    this.critical = critical;
  }

  /**
   * A diagram.
   *
   * @param name what the file is called
   * @param titles the strategies, at least two
   * @param ranks their average ranks, 1 is best
   * @param critical the critical difference in ranks
   * @return the chart
   * @throws IllegalArgumentException if the lists differ in length or hold fewer than two
   */
  public static CriticalDifferenceChart of(
      String name, List<String> titles, List<Double> ranks, double critical) {
    Checks.atLeast("strategies", titles.size(), 2);
    Checks.argument(
        titles.size() == ranks.size(),
        "there must be " + titles.size() + " ranks but there are " + ranks.size());
    List<Integer> order =
        IntStream.range(0, ranks.size())
            .boxed()
            .sorted((a, b) -> Double.compare(ranks.get(a), ranks.get(b)))
            .toList();
    return new CriticalDifferenceChart(
        ChartNames.slug(name),
        order.stream().map(titles::get).toList(),
        order.stream().map(ranks::get).toList(),
        critical);
  }

  /** Largest groups of neighbors, as first and last index, whose ranks do not differ enough. */
  List<int[]> groups() {
    List<int[]> groups = new ArrayList<>();
    int reached = 0;
    for (int first = 0; first < ranks.size(); first++) {
      int last = first;
      while (last + 1 < ranks.size() && ranks.get(last + 1) - ranks.get(first) < critical) {
        last++;
      }
      if (last > first && last > reached) {
        groups.add(new int[] {first, last});
        reached = last;
      }
    }
    return groups;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      parts.add(titles.get(i) + String.format(Locale.ROOT, " %.2f", ranks.get(i)));
    }
    return String.format(
        Locale.ROOT,
        "Average ranks, 1 is best: %s; critical difference %.2f.",
        String.join(", ", parts),
        critical);
  }

  @Override
  public Size size() {
    return new Size(WIDTH, TOP + BAR * groups().size() + ROW * titles.size() + BOTTOM);
  }

  @Override
  public void draw(Graphics2D graphics) {
    graphics.setFont(ChartTheme.font(12));
    FontMetrics metrics = graphics.getFontMetrics();
    axis(graphics, metrics);
    int y = TOP;
    graphics.setStroke(new BasicStroke(4, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.setColor(ChartTheme.INK);
    for (int[] group : groups()) {
      y += BAR;
      graphics.draw(
          new Line2D.Double(x(ranks.get(group[0])) - 3, y, x(ranks.get(group[1])) + 3, y));
    }
    for (int i = 0; i < titles.size(); i++) {
      y += ROW;
      double x = x(ranks.get(i));
      graphics.setStroke(new BasicStroke(1));
      graphics.setColor(ChartTheme.GRID);
      graphics.draw(new Line2D.Double(x, TOP, x, y));
      graphics.draw(new Line2D.Double(x, y, WIDTH - RIGHT + 12, y));
      graphics.setColor(ChartTheme.color(0));
      graphics.fill(new Ellipse2D.Double(x - DOT, y - DOT, 2 * DOT, 2 * DOT));
      graphics.setColor(ChartTheme.INK);
      String text =
          String.format(
              Locale.ROOT, "%s (%.2f)", ChartTheme.printable(titles.get(i)), ranks.get(i));
      graphics.drawString(text, WIDTH - RIGHT + 18, y + metrics.getAscent() / 2 - 1);
    }
  }

  private void axis(Graphics2D graphics, FontMetrics metrics) {
    graphics.setStroke(new BasicStroke(1));
    graphics.setColor(ChartTheme.MUTED);
    graphics.draw(new Line2D.Double(x(1), TOP, x(titles.size()), TOP));
    for (int rank = 1; rank <= titles.size(); rank++) {
      graphics.draw(new Line2D.Double(x(rank), TOP - 5, x(rank), TOP));
      String text = Integer.toString(rank);
      graphics.drawString(text, (float) x(rank) - metrics.stringWidth(text) / 2f, TOP - 9);
    }
    double to = x(1) + critical * (x(2) - x(1));
    String text = String.format(Locale.ROOT, "critical difference %.2f", critical);
    double end = Math.min(to, WIDTH - LEFT);
    graphics.draw(new Line2D.Double(x(1), 14, end, 14));
    graphics.draw(new Line2D.Double(x(1), 10, x(1), 18));
    if (end == to) {
      graphics.draw(new Line2D.Double(end, 10, end, 18));
    }
    graphics.drawString(text, (float) x(1), 30);
  }

  private double x(double rank) {
    return LEFT + (rank - 1) * (WIDTH - LEFT - RIGHT) / (titles.size() - 1);
  }
}
