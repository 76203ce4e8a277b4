package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.evaluation.RunDetails.LearningCurve;
import org.glimpse.evaluation.RunDetails.Point;

/**
 * How the trainings of a run went: the training loss of each fold as a thin line and their mean as
 * a thick one; where inner validation clips were set aside, their score below, with a dot at the
 * epoch that was kept.
 */
public final class LearningChart implements Chart {
  private static final Color FOLD = new Color(0x9fb8d1);
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int TOP = 34;
  private static final int PANEL = 190;
  private static final int GAP = 30;
  private static final int BOTTOM = 50;

  private final String name;
  private final List<LearningCurve> curves;

  private LearningChart(String name, List<LearningCurve> curves) {
    this.name = name;
    this.curves = curves;
  }

  /**
   * Curves of folds.
   *
   * @param name a name for files, made a slug
   * @param curves at least one
   * @return the chart
   * @throws IllegalArgumentException if there is no curve
   */
  public static LearningChart of(String name, List<LearningCurve> curves) {
    return new LearningChart(ChartNames.slug(name), Checks.notEmpty("curves", curves));
  }

  @Override
  public String name() {
    return name;
  }

  private boolean validated() {
    return curves.stream().flatMap(c -> c.points().stream()).anyMatch(Point::kept)
        || curves.stream()
            .flatMap(c -> c.points().stream())
            .anyMatch(p -> p.validation().isPresent());
  }

  private int epochs() {
    return curves.stream().flatMap(c -> c.points().stream()).mapToInt(Point::epoch).max().orElse(0)
        + 1;
  }

  @Override
  public String description() {
    double[] mean = mean(Point::loss);
    return String.format(
        Locale.ROOT,
        "Training loss of %d folds over %d epochs; the mean falls from %.3f to %.3f.",
        curves.size(),
        mean.length,
        mean[0],
        mean[mean.length - 1]);
  }

  @Override
  public Size size() {
    int panels = validated() ? 2 * PANEL + GAP : PANEL + 40;
    return new Size(ChartTheme.WIDTH, TOP + panels + BOTTOM);
  }

  @Override
  public void draw(Graphics2D graphics) {
    List<Legend.Entry> entries = new ArrayList<>();
    entries.add(Legend.Entry.line("one fold", FOLD));
    entries.add(Legend.Entry.line("mean of the folds", ChartTheme.color(0)));
    if (validated()) {
      entries.add(Legend.Entry.patch("epoch kept", ChartTheme.APEX));
    }
    double width = ChartTheme.WIDTH - LEFT - RIGHT;
    new Legend(entries).draw(graphics, LEFT, 4, width);
    int last = Math.max(1, epochs());
    PlotArea.Scale across = PlotArea.Scale.round(0, last, "epoch");
    double most =
        curves.stream().flatMap(c -> c.points().stream()).mapToDouble(Point::loss).max().orElse(1);
    PlotArea losses =
        new PlotArea(
            new Rectangle2D.Double(LEFT, TOP, width, validated() ? PANEL : PANEL + 40),
            validated() ? new PlotArea.Scale(0, last, List.of(), "0", "") : across,
            PlotArea.Scale.round(0, Math.max(1e-6, 1.05 * most), "training loss"));
    losses.axes(graphics);
    draw(graphics, losses, Point::loss);
    if (validated()) {
      PlotArea scores =
          new PlotArea(
              new Rectangle2D.Double(LEFT, TOP + PANEL + GAP, width, PANEL), across, scale());
      scores.axes(graphics);
      draw(graphics, scores, p -> p.validation().orElse(Double.NaN));
      for (LearningCurve curve : curves) {
        curve
            .kept()
            .filter(p -> p.validation().isPresent())
            .ifPresent(
                p ->
                    scores.dot(
                        graphics,
                        p.epoch() + 1,
                        p.validation().getAsDouble(),
                        3.5,
                        ChartTheme.APEX));
      }
    }
  }

  /** From 0 to 1 where all scores lie there, else from the lowest to the highest. */
  private PlotArea.Scale scale() {
    double[] scores =
        curves.stream()
            .flatMap(c -> c.points().stream())
            .flatMapToDouble(p -> p.validation().stream())
            .sorted()
            .toArray();
    String title = "inner validation score";
    if (scores.length == 0 || (scores[0] >= 0 && scores[scores.length - 1] <= 1)) {
      return PlotArea.Scale.unit(title);
    }
    double room = 0.05 * Math.max(1e-6, scores[scores.length - 1] - scores[0]);
    return PlotArea.Scale.round(scores[0] - room, scores[scores.length - 1] + room, title);
  }

  private void draw(Graphics2D graphics, PlotArea area, ToDoubleFunction<Point> value) {
    graphics.setColor(FOLD);
    graphics.setStroke(ChartTheme.line(1));
    for (LearningCurve curve : curves) {
      double[] xs = curve.points().stream().mapToDouble(p -> p.epoch() + 1).toArray();
      area.curve(graphics, xs, curve.points().stream().mapToDouble(value).toArray());
    }
    double[] mean = mean(value);
    double[] xs = new double[mean.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = i + 1;
    }
    graphics.setColor(ChartTheme.color(0));
    graphics.setStroke(ChartTheme.line(2.6));
    area.curve(graphics, xs, mean);
  }

  /** The mean of each epoch over the folds that have it, NaN where none has. */
  private double[] mean(ToDoubleFunction<Point> value) {
    double[] sums = new double[epochs()];
    int[] counts = new int[sums.length];
    for (LearningCurve curve : curves) {
      for (Point point : curve.points()) {
        double v = value.applyAsDouble(point);
        if (!Double.isNaN(v)) {
          sums[point.epoch()] += v;
          counts[point.epoch()]++;
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] = counts[i] == 0 ? Double.NaN : sums[i] / counts[i];
    }
    return sums;
  }
}
