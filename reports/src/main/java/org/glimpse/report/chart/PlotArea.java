package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * Two axes with their grid and a place for data between them, in the style of all charts. Values
 * outside the axes are drawn where they are; the caller chooses axes that hold them.
 */
final class PlotArea {
  private static final int TICK_GAP = 8;

  private final Rectangle2D place;
  private final Scale across;
  private final Scale up;

  /** An axis: its ends, its ticks and how they are written. */
  record Scale(double from, double to, List<Double> ticks, String pattern, String title) {
    /** Ticks at round steps, at most six or so, from the lower end on. */
    static Scale round(double from, double to, String title) {
      double step = step((to - from) / 5);
      List<Double> ticks = new ArrayList<>();
      for (double i = Math.ceil(from / step - 1e-9); i * step <= to + 1e-9 * step; i++) {
        ticks.add(i * step + 0.0);
      }
      int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
      return new Scale(from, to, ticks, digits == 0 ? "0" : "0." + "0".repeat(digits), title);
    }

    /** From 0 to 1 in steps of 0.2. */
    static Scale unit(String title) {
      return new Scale(0, 1, List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0), "0.0", title);
    }

    private static double step(double least) {
      double power = Math.pow(10, Math.floor(Math.log10(Math.max(least, 1e-9))));
      for (double factor : new double[] {1, 2, 5}) {
        if (factor * power >= least * (1 - 1e-9)) {
          return factor * power;
        }
      }
      return 10 * power;
    }

    Scale withoutTicks() {
      return new Scale(from, to, List.of(), pattern, title);
    }
  }

  PlotArea(Rectangle2D place, Scale across, Scale up) {
    this.place = place;
    this.across = across;
    this.up = up;
  }

  double x(double value) {
    return place.getMinX()
        + (value - across.from()) / (across.to() - across.from()) * place.getWidth();
  }

  double y(double value) {
    return place.getMaxY() - (value - up.from()) / (up.to() - up.from()) * place.getHeight();
  }

  Rectangle2D place() {
    return place;
  }

  /** Grid lines along the upward values, tick labels and titles of both axes. */
  void axes(Graphics2D graphics) {
    graphics.setFont(ChartTheme.font(12));
    FontMetrics metrics = graphics.getFontMetrics();
    graphics.setStroke(ChartTheme.line(1));
    DecimalFormat rows = ChartTheme.numbers(up.pattern());
    for (double tick : up.ticks()) {
      graphics.setColor(ChartTheme.GRID);
      graphics.draw(new Line2D.Double(place.getMinX(), y(tick), place.getMaxX(), y(tick)));
      String text = rows.format(tick);
      graphics.setColor(ChartTheme.INK);
      graphics.drawString(
          text,
          (float) (place.getMinX() - TICK_GAP - metrics.stringWidth(text)),
          (float) y(tick) + metrics.getAscent() / 2f - 1);
    }
    DecimalFormat columns = ChartTheme.numbers(across.pattern());
    graphics.setColor(ChartTheme.INK);
    for (double tick : across.ticks()) {
      centered(graphics, columns.format(tick), x(tick), place.getMaxY() + 18);
    }
    graphics.setColor(ChartTheme.MUTED);
    graphics.draw(
        new Line2D.Double(place.getMinX(), place.getMaxY(), place.getMaxX(), place.getMaxY()));
    graphics.setColor(ChartTheme.INK);
    graphics.setFont(ChartTheme.font(13));
    double below = across.ticks().isEmpty() ? 18 : 38;
    centered(graphics, across.title(), place.getCenterX(), place.getMaxY() + below);
    if (!up.title().isEmpty()) {
      VerticalText.centered(graphics, up.title(), 16, place.getCenterY());
    }
  }

  static void centered(Graphics2D graphics, String text, double x, double baseline) {
    double width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, (float) (x - width / 2), (float) baseline);
  }

  void line(Graphics2D graphics, double x0, double y0, double x1, double y1) {
    graphics.draw(new Line2D.Double(x(x0), y(y0), x(x1), y(y1)));
  }

  /** A line through points; a NaN breaks it. */
  void curve(Graphics2D graphics, double[] xs, double[] ys) {
    Path2D path = new Path2D.Double();
    boolean open = false;
    for (int i = 0; i < xs.length; i++) {
      if (Double.isNaN(ys[i])) {
        open = false;
      } else if (open) {
        path.lineTo(x(xs[i]), y(ys[i]));
      } else {
        path.moveTo(x(xs[i]), y(ys[i]));
        open = true;
      }
    }
    graphics.draw(path);
  }

  /** A disk with a darker rim. */
  void dot(Graphics2D graphics, double x, double y, double radius, Color color) {
    disk(graphics, x(x), y(y), radius, color);
  }

  static void disk(Graphics2D graphics, double x, double y, double radius, Color color) {
    Ellipse2D disk = new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    graphics.setColor(color);
    graphics.fill(disk);
    graphics.setStroke(ChartTheme.line(1));
    graphics.setColor(ChartTheme.shade(color));
    graphics.draw(disk);
  }

  /** An upright line from one value to another with short ends. */
  void whisker(Graphics2D graphics, double x, double from, double to) {
    graphics.setColor(ChartTheme.MUTED);
    graphics.setStroke(ChartTheme.line(1.2));
    line(graphics, x, from, x, to);
    for (double end : new double[] {from, to}) {
      graphics.draw(new Line2D.Double(x(x) - 4, y(end), x(x) + 4, y(end)));
    }
  }
}
