package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/** Values that change over the epochs of a training, a line each, from 0 upwards. */
public final class EpochLines implements Chart {
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int TOP = 6;
  private static final int PANEL = 200;
  private static final int BOTTOM = 50;
  private static final double ROOM = 1.05;

  private final String name;
  private final String title;
  private final List<Line> lines;

  /**
   * A line.
   *
   * @param title what it is of; different from the others'
   * @param color its color
   * @param values one an epoch, at least 0 and finite
   */
  public record Line(String title, Color color, List<Double> values) {
    /**
     * Copies the values.
     *
     * @param title what it is of
     * @param color its color
     * @param values one an epoch
     * @throws IllegalArgumentException if there is no value, or one is negative or not finite
     */
    public Line {
      values = Checks.notEmpty("values of " + title, values);
      for (double value : values) {
        Checks.inRange("value of " + title, value, 0, Double.MAX_VALUE);
      }
    }
  }

  private EpochLines(String name, String title, List<Line> lines) {
    this.name = name;
    this.title = title;
    this.lines = lines;
  }

  /**
   * Lines over epochs.
   *
   * @param name a name for files, made a slug
   * @param title what is measured, for the upward axis
   * @param lines at least one
   * @return the chart
   * @throws IllegalArgumentException if there is no line
   */
  public static EpochLines of(String name, String title, List<Line> lines) {
    return new EpochLines(ChartNames.slug(name), title, Checks.notEmpty("lines", lines));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    Line first = lines.get(0);
    return String.format(
        Locale.ROOT,
        "%s over %d epochs, %d lines; %s goes from %.3g to %.3g.",
        title,
        first.values().size(),
        lines.size(),
        first.title(),
        first.values().get(0),
        first.values().get(first.values().size() - 1));
  }

  private Legend legend() {
    return new Legend(
        lines.stream().map(line -> Legend.Entry.line(line.title(), line.color())).toList());
  }

  private static double width() {
    return ChartTheme.WIDTH - LEFT - RIGHT;
  }

  @Override
  public Size size() {
    return new Size(ChartTheme.WIDTH, TOP + legend().height(width()) + TOP + PANEL + BOTTOM);
  }

  @Override
  public void draw(Graphics2D graphics) {
    Legend legend = legend();
    legend.draw(graphics, LEFT, TOP, width());
    List<Double> all = new ArrayList<>();
    lines.forEach(line -> all.addAll(line.values()));
    double most = all.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    int epochs = lines.stream().mapToInt(line -> line.values().size()).max().orElse(1);
    PlotArea area =
        new PlotArea(
            new Rectangle2D.Double(LEFT, 2 * TOP + legend.height(width()), width(), PANEL),
            PlotArea.Scale.round(0, Math.max(2, epochs), "epoch"),
            PlotArea.Scale.round(0, Math.max(1e-6, ROOM * most), title));
    area.axes(graphics);
    for (Line line : lines) {
      graphics.setColor(line.color());
      graphics.setStroke(ChartTheme.line(2));
      double[] values = line.values().stream().mapToDouble(Double::doubleValue).toArray();
      area.curve(
          graphics, IntStream.rangeClosed(1, values.length).asDoubleStream().toArray(), values);
    }
  }
}
