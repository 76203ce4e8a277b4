package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.evaluation.spotting.FrameInterval;

/**
 * What a spotter says about a video: its score over the frames with the threshold, and below, on
 * two bands, the true intervals and those it found. Found intervals carry a dot on the curve at
 * their middle.
 */
public final class SpottingChart implements Chart {
  private static final int WIDTH = 2 * ChartTheme.WIDTH;
  private static final int LEFT = 66;
  private static final int RIGHT = 20;
  private static final int TOP = 32;
  private static final int CURVE = 170;
  private static final int BAND = 18;
  private static final int BOTTOM = 46;
  private static final Color TRUE = ChartTheme.color(2);
  private static final Color FOUND = ChartTheme.color(3);

  private final String name;
  private final List<FrameInterval> truth;
  private final List<FrameInterval> found;
  private final Curve curve;

  /**
   * A score over frames.
   *
   * @param firstFrame the frame of the first value; half frames are allowed
   * @param values one a frame, perhaps none
   * @param threshold what a peak must reach, where it is known
   */
  public record Curve(double firstFrame, List<Double> values, OptionalDouble threshold) {
    /**
     * Copies the values.
     *
     * @param firstFrame the frame of the first value; half frames are allowed
     * @param values one a frame, perhaps none
     * @param threshold what a peak must reach, where it is known
     */
    public Curve {
      values = List.copyOf(values);
    }

    /**
     * No curve, for predictions of which only the intervals are known.
     *
     * @return a curve without values
     */
    public static Curve none() {
      return new Curve(0, List.of(), OptionalDouble.empty());
    }
  }

  private SpottingChart(
      String name, Curve curve, List<FrameInterval> truth, List<FrameInterval> found) {
    this.name = name;
    this.curve = curve;
    this.truth = truth;
    this.found = found;
  }

  /**
   * The chart of a video.
   *
   * @param name a name for files, made a slug
   * @param curve its score
   * @param truth its true intervals, perhaps none
   * @param found the intervals found in it, perhaps none
   * @return the chart
   * @throws IllegalArgumentException if there is neither a value nor an interval
   */
  public static SpottingChart of(
      String name, Curve curve, List<FrameInterval> truth, List<FrameInterval> found) {
    Checks.argument(
        !(curve.values().isEmpty() && truth.isEmpty() && found.isEmpty()),
        "there must be a score or an interval to show");
    return new SpottingChart(ChartNames.slug(name), curve, List.copyOf(truth), List.copyOf(found));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "Score over frames %.0f to %.0f with %d true and %d found intervals.",
        first(),
        last(),
        truth.size(),
        found.size());
  }

  private double first() {
    double least = curve.values().isEmpty() ? Double.MAX_VALUE : curve.firstFrame();
    for (List<FrameInterval> list : List.of(truth, found)) {
      for (FrameInterval interval : list) {
        least = Math.min(least, interval.onset());
      }
    }
    return least;
  }

  private double last() {
    double most =
        curve.values().isEmpty()
            ? -Double.MAX_VALUE
            : curve.firstFrame() + curve.values().size() - 1;
    for (List<FrameInterval> list : List.of(truth, found)) {
      for (FrameInterval interval : list) {
        most = Math.max(most, interval.offset());
      }
    }
    return Math.max(most, first() + 1);
  }

  private int curveHeight() {
    return curve.values().isEmpty() ? 0 : CURVE;
  }

  @Override
  public Size size() {
    return new Size(WIDTH, TOP + curveHeight() + 2 * (BAND + 6) + 8 + BOTTOM);
  }

  @Override
  public void draw(Graphics2D graphics) {
    double width = WIDTH - LEFT - RIGHT;
    List<Legend.Entry> entries = new ArrayList<>();
    if (!curve.values().isEmpty()) {
      entries.add(Legend.Entry.line("score", ChartTheme.color(0)));
    }
    entries.add(Legend.Entry.patch("true interval", TRUE));
    entries.add(Legend.Entry.patch("found interval", FOUND));
    new Legend(entries).draw(graphics, LEFT, 4, width);
    if (!curve.values().isEmpty()) {
      curve(graphics, width);
    }
    int below = TOP + curveHeight() + 8;
    PlotArea bands =
        new PlotArea(
            new Rectangle2D.Double(LEFT, below, width, 2.0 * (BAND + 6)),
            PlotArea.Scale.round(first(), last(), "frame"),
            new PlotArea.Scale(0, 1, List.of(), "0", ""));
    bands.axes(graphics);
    graphics.setFont(ChartTheme.font(12));
    graphics.setColor(ChartTheme.INK);
    graphics.drawString("true", LEFT - 40, below + 14);
    graphics.drawString("found", LEFT - 48, below + BAND + 20);
    band(graphics, bands, truth, below, TRUE);
    band(graphics, bands, found, below + BAND + 6, FOUND);
  }

  private void curve(Graphics2D graphics, double width) {
    double most = curve.values().stream().mapToDouble(v -> v).max().orElse(1);
    double least = Math.min(0, curve.values().stream().mapToDouble(v -> v).min().orElse(0));
    double top = least + 1.08 * Math.max(1e-9, most - least);
    PlotArea area =
        new PlotArea(
            new Rectangle2D.Double(LEFT, TOP, width, CURVE),
            new PlotArea.Scale(first(), last(), List.of(), "0", ""),
            PlotArea.Scale.round(least, top, "score"));
    area.axes(graphics);
    graphics.setColor(ChartTheme.BAND);
    for (FrameInterval interval : truth) {
      graphics.fill(
          new Rectangle2D.Double(
              area.x(interval.onset()),
              TOP,
              Math.max(1, area.x(interval.offset()) - area.x(interval.onset())),
              CURVE));
    }
    double[] xs = new double[curve.values().size()];
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = curve.firstFrame() + i;
      ys[i] = curve.values().get(i);
    }
    graphics.setColor(ChartTheme.color(0));
    graphics.setStroke(ChartTheme.line(1.6));
    area.curve(graphics, xs, ys);
    if (curve.threshold().isPresent()) {
      graphics.setColor(ChartTheme.MUTED);
      graphics.setStroke(ChartTheme.dashes());
      double height = curve.threshold().getAsDouble();
      area.line(graphics, first(), height, last(), height);
    }
    for (FrameInterval interval : found) {
      double middle = (interval.onset() + interval.offset()) / 2.0;
      int index = (int) Math.round(middle - curve.firstFrame());
      if (index >= 0 && index < ys.length) {
        area.dot(graphics, middle, ys[index], 4, FOUND);
      }
    }
  }

  private static void band(
      Graphics2D graphics, PlotArea area, List<FrameInterval> intervals, double y, Color color) {
    for (FrameInterval interval : intervals) {
      Rectangle2D bar =
          new Rectangle2D.Double(
              area.x(interval.onset()),
              y,
              Math.max(2, area.x(interval.offset()) - area.x(interval.onset())),
              BAND);
      graphics.setColor(color);
      graphics.fill(bar);
      graphics.setColor(ChartTheme.shade(color));
      graphics.setStroke(ChartTheme.line(1));
      graphics.draw(bar);
    }
  }
}
