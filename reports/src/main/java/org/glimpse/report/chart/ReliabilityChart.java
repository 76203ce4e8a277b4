package org.glimpse.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.evaluation.ScoreMetrics.ReliabilityBin;

/**
 * A reliability diagram: of the clips whose decided class has a probability within a bin, the share
 * predicted rightly, against their mean probability. On the dashed diagonal both agree; below it
 * the model is too sure. Below, how many clips each bin holds.
 */
public final class ReliabilityChart implements Chart {
  private static final Size SIZE = new Size(ChartTheme.WIDTH, 400);
  private static final int LEFT = 60;
  private static final int RIGHT = 24;
  private static final int TOP = 14;
  private static final int MAIN = 250;
  private static final int COUNTS_TOP = TOP + MAIN + 30;
  private static final int COUNTS = 52;

  private final String name;
  private final List<ReliabilityBin> bins;

  private ReliabilityChart(String name, List<ReliabilityBin> bins) {
    this.name = name;
    this.bins = bins;
  }

  /**
   * The diagram of bins.
   *
   * @param name a name for files, made a slug
   * @param bins at least one, ascending
   * @return the chart
   * @throws IllegalArgumentException if there is no bin
   */
  public static ReliabilityChart of(String name, List<ReliabilityBin> bins) {
    return new ReliabilityChart(ChartNames.slug(name), Checks.notEmpty("bins", bins));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    List<String> parts =
        bins.stream()
            .filter(bin -> bin.count() > 0)
            .map(
                bin ->
                    String.format(
                        Locale.ROOT,
                        "%.2f right at probability %.2f (%d clips)",
                        bin.accuracy().orElse(0),
                        bin.confidence().orElse(0),
                        bin.count()))
            .toList();
    return "Reliability: " + String.join("; ", parts) + ".";
  }

  @Override
  public Size size() {
    return SIZE;
  }

  @Override
  public void draw(Graphics2D graphics) {
    double width = SIZE.width() - LEFT - RIGHT;
    PlotArea area =
        new PlotArea(
            new Rectangle2D.Double(LEFT, TOP, width, MAIN),
            new PlotArea.Scale(0, 1, List.of(), "0.0", ""),
            PlotArea.Scale.unit("share predicted rightly"));
    area.axes(graphics);
    for (ReliabilityBin bin : bins) {
      if (bin.count() > 0) {
        bar(graphics, area, bin.lower(), bin.upper(), bin.accuracy().orElse(0));
      }
    }
    graphics.setColor(ChartTheme.INK);
    graphics.setStroke(ChartTheme.dashes());
    area.line(graphics, 0, 0, 1, 1);
    for (ReliabilityBin bin : bins) {
      if (bin.count() > 0) {
        area.dot(
            graphics,
            bin.confidence().orElse(0),
            bin.accuracy().orElse(0),
            4.5,
            ChartTheme.color(0));
      }
    }
    int most = bins.stream().mapToInt(ReliabilityBin::count).max().orElse(1);
    PlotArea counts =
        new PlotArea(
            new Rectangle2D.Double(LEFT, COUNTS_TOP, width, COUNTS),
            PlotArea.Scale.unit("probability of the decided class"),
            new PlotArea.Scale(0, most, List.of(0.0, (double) most), "0", "clips"));
    counts.axes(graphics);
    for (ReliabilityBin bin : bins) {
      bar(graphics, counts, bin.lower(), bin.upper(), bin.count());
    }
  }

  private static void bar(
      Graphics2D graphics, PlotArea area, double from, double to, double height) {
    Rectangle2D bar =
        new Rectangle2D.Double(
            area.x(from) + 1,
            area.y(height),
            area.x(to) - area.x(from) - 2,
            area.y(0) - area.y(height));
    if (bar.getHeight() > 0) {
      graphics.setColor(ChartTheme.color(4));
      graphics.fill(bar);
      graphics.setColor(ChartTheme.shade(ChartTheme.color(4)));
      graphics.setStroke(ChartTheme.line(1));
      graphics.draw(bar);
    }
  }
}
