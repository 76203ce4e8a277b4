package org.glimpse.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/**
 * How often values occur: bars over intervals of equal width, and a dashed line at the median.
 *
 * <p>An interval holds its lower end. There are about 24 of round width at most; whole numbers get
 * intervals of whole width. Where the largest value is more than twice the 98th percentile, the few
 * beyond that percentile are told in words and not drawn, so that they do not flatten the others.
 */
public final class Histogram implements Chart {
  private static final Size SIZE = new Size(ChartTheme.WIDTH, 260);
  private static final int LEFT = 60;
  private static final int RIGHT = 24;
  private static final int TOP = 30;
  private static final int BOTTOM = 50;
  private static final int MOST_BARS = 24;
  private static final double HEADROOM = 1.1;
  private static final double SHOWN = 0.98;

  private final String name;
  private final String what;
  private final String things;
  private final double[] values;
  private final Optional<Marked> marked;

  private record Marked(String title, List<Double> values) {}

  private Histogram(
      String name, String what, String things, double[] values, Optional<Marked> marked) {
    this.name = name;
    this.what = what;
    this.things = things;
    this.values = values;
    this.marked = marked;
  }

  /**
   * A histogram.
   *
   * @param name a name for files, made a slug
   * @param what what the values are, with their unit, for example {@code "duration, ms"}
   * @param things what is counted, for example {@code "clips"}
   * @param values at least one, finite
   * @return the chart
   * @throws IllegalArgumentException if there is no value or one is not finite
   */
  public static Histogram of(String name, String what, String things, List<Double> values) {
    Checks.notEmpty("values", values);
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    for (double value : sorted) {
      Checks.argument(Double.isFinite(value), "values must be finite but one is " + value);
    }
    return new Histogram(ChartNames.slug(name), what, things, sorted, Optional.empty());
  }

  /**
   * This histogram with some of its values in another color.
   *
   * @param title what they have in common
   * @param some values, each one of the histogram's
   * @return a copy
   */
  public Histogram withMarked(String title, List<Double> some) {
    return new Histogram(
        name, what, things, values, Optional.of(new Marked(title, List.copyOf(some))));
  }

  /**
   * The median: the middle value, or the mean of the two in the middle.
   *
   * @return the median
   */
  public double median() {
    int n = values.length;
    return (values[(n - 1) / 2] + values[n / 2]) / 2;
  }

  /** The largest value that is drawn. */
  double last() {
    double percentile = values[(int) Math.ceil(SHOWN * (values.length - 1))];
    double most = values[values.length - 1];
    return most - values[0] > 2 * (percentile - values[0]) && percentile > values[0]
        ? percentile
        : most;
  }

  /** How many values lie beyond the last that is drawn. */
  int beyond() {
    double last = last();
    return (int) Arrays.stream(values).filter(value -> value > last).count();
  }

  /** The width of an interval: the least round one that needs no more than the most bars. */
  double width() {
    double span = last() - values[0];
    boolean whole = Arrays.stream(values).allMatch(v -> v == Math.rint(v));
    double least = Math.max(span / (MOST_BARS - 2), whole ? step() : 1e-6);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= least * (1 - 1e-9)) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** The least distance of two whole values, for bars narrower than that leave gaps. */
  private double step() {
    double step = Double.POSITIVE_INFINITY;
    for (int i = 1; i < values.length; i++) {
      double distance = values[i] - values[i - 1];
      step = distance > 0 ? Math.min(step, distance) : step;
    }
    return Double.isFinite(step) ? step : 1;
  }

  /** The lower end of the first interval. */
  double start() {
    return Math.floor(values[0] / width() + 1e-9) * width();
  }

  /** How many values each interval holds. */
  int[] counts() {
    return counts(values);
  }

  private int[] counts(double[] some) {
    double width = width();
    double start = start();
    double last = last();
    int bars = (int) Math.floor((last - start) / width + 1e-9) + 1;
    int[] counts = new int[bars];
    for (double value : some) {
      if (value <= last) {
        counts[(int) Math.floor((value - start) / width + 1e-9)]++;
      }
    }
    return counts;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "Histogram of %d %s by %s: from %.3g to %.3g, median %.3g%s.",
        values.length,
        things,
        what,
        values[0],
        values[values.length - 1],
        median(),
        marked.map(some -> "; " + some.values().size() + " of them " + some.title()).orElse(""));
  }

  @Override
  public Size size() {
    return SIZE;
  }

  /** A legend stands above the word of the median. */
  private int top() {
    return marked.isPresent() ? TOP + 20 : TOP;
  }

  @Override
  public void draw(Graphics2D graphics) {
    int[] counts = counts();
    double width = width();
    double start = start();
    int most = Arrays.stream(counts).max().orElse(1);
    PlotArea area =
        new PlotArea(
            new Rectangle2D.Double(
                LEFT, top(), SIZE.width() - LEFT - RIGHT, SIZE.height() - top() - BOTTOM),
            PlotArea.Scale.round(start, start + width * counts.length, what),
            PlotArea.Scale.round(0, HEADROOM * Math.max(most, 5), things));
    area.axes(graphics);
    bars(graphics, area, counts, ChartTheme.color(0));
    if (marked.isPresent()) {
      List<Double> some = marked.get().values();
      bars(
          graphics,
          area,
          counts(some.stream().mapToDouble(Double::doubleValue).toArray()),
          ChartTheme.color(1));
      new Legend(
              List.of(
                  Legend.Entry.patch(marked.get().title(), ChartTheme.color(1)),
                  Legend.Entry.patch("others", ChartTheme.color(0))))
          .draw(graphics, LEFT, 4, SIZE.width() - LEFT - RIGHT);
    }
    graphics.setColor(ChartTheme.INK);
    graphics.setStroke(
        new BasicStroke(
            1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {5, 4}, 0));
    area.line(graphics, median(), 0, median(), HEADROOM * Math.max(most, 5));
    graphics.setFont(ChartTheme.font(12));
    String text = String.format(Locale.ROOT, "median %s", number(median()));
    double half = graphics.getFontMetrics().stringWidth(text) / 2.0;
    double x = Math.max(LEFT + half, Math.min(SIZE.width() - RIGHT - half, area.x(median())));
    PlotArea.centered(graphics, text, x, top() - 8);
    if (beyond() > 0) {
      String more = beyond() + " more, up to " + number(values[values.length - 1]);
      graphics.setColor(ChartTheme.MUTED);
      graphics.drawString(
          more,
          (float) (SIZE.width() - RIGHT - graphics.getFontMetrics().stringWidth(more)),
          top() + 14f);
    }
  }

  private void bars(Graphics2D graphics, PlotArea area, int[] counts, Color color) {
    graphics.setColor(color);
    for (int i = 0; i < counts.length; i++) {
      double left = area.x(start() + i * width());
      double right = area.x(start() + (i + 1) * width());
      double top = area.y(counts[i]);
      graphics.fill(new Rectangle2D.Double(left + 0.75, top, right - left - 1.5, area.y(0) - top));
    }
  }

  private static String number(double value) {
    if (Math.abs(value) >= 10 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%.0f", value);
    }
    return String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.3f" : "%.2f", value);
  }
}
