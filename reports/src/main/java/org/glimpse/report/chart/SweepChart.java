package org.glimpse.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.ThresholdSweep;

/**
 * Spotting at many thresholds: precision, recall and F1 against the threshold, or precision against
 * recall. A dot marks the threshold of the highest F1.
 */
public final class SweepChart implements Chart {
  private static final Size SIZE = new Size(ChartTheme.WIDTH, 330);
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int TOP = 36;
  private static final int BOTTOM = 50;

  private final String name;
  private final List<ThresholdSweep.Point> points;
  private final boolean againstRecall;

  private SweepChart(String name, List<ThresholdSweep.Point> points, boolean againstRecall) {
    this.name = name;
    this.points = points;
    this.againstRecall = againstRecall;
  }

  /**
   * Precision, recall and F1 against the threshold.
   *
   * @param name a name for files, made a slug
   * @param points at least one, by rising threshold
   * @return the chart
   * @throws IllegalArgumentException if there is no point
   */
  public static SweepChart byThreshold(String name, List<ThresholdSweep.Point> points) {
    return new SweepChart(ChartNames.slug(name), Checks.notEmpty("points", points), false);
  }

  /**
   * Precision against recall.
   *
   * @param name a name for files, made a slug
   * @param points at least one, by rising threshold
   * @return the chart
   * @throws IllegalArgumentException if there is no point
   */
  public static SweepChart precisionRecall(String name, List<ThresholdSweep.Point> points) {
    return new SweepChart(ChartNames.slug(name), Checks.notEmpty("points", points), true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    String best =
        ThresholdSweep.best(points)
            .map(
                point ->
                    String.format(
                        Locale.ROOT,
                        " the highest F1 is %.3f at threshold %.2f",
                        point.counts().f1().orElse(0),
                        point.threshold()))
            .orElse(" no F1 is defined");
    return (againstRecall ? "Precision against recall" : "Precision, recall and F1")
        + " at "
        + points.size()
        + " thresholds;"
        + best
        + ".";
  }

  @Override
  public Size size() {
    return SIZE;
  }

  @Override
  public void draw(Graphics2D graphics) {
    Rectangle2D place =
        new Rectangle2D.Double(
            LEFT, TOP, SIZE.width() - LEFT - RIGHT, SIZE.height() - TOP - BOTTOM);
    PlotArea area =
        new PlotArea(
            place,
            PlotArea.Scale.unit(againstRecall ? "recall" : "threshold"),
            PlotArea.Scale.unit(againstRecall ? "precision" : ""));
    area.axes(graphics);
    if (againstRecall) {
      line(graphics, area, 0, SpottingCounts::precision);
    } else {
      new Legend(
              List.of(
                  Legend.Entry.line("precision", ChartTheme.color(1)),
                  Legend.Entry.line("recall", ChartTheme.color(2)),
                  Legend.Entry.line("F1", ChartTheme.color(0))))
          .draw(graphics, LEFT, 6, place.getWidth());
      line(graphics, area, 1, SpottingCounts::precision);
      line(graphics, area, 2, SpottingCounts::recall);
      line(graphics, area, 0, SpottingCounts::f1);
    }
    ThresholdSweep.best(points)
        .ifPresent(
            best ->
                area.dot(
                    graphics,
                    across(best),
                    (againstRecall ? best.counts().precision() : best.counts().f1()).orElse(0),
                    5,
                    ChartTheme.APEX));
  }

  private double across(ThresholdSweep.Point point) {
    return againstRecall ? point.counts().recall().orElse(0) : point.threshold();
  }

  private void line(
      Graphics2D graphics,
      PlotArea area,
      int color,
      Function<SpottingCounts, OptionalDouble> metric) {
    graphics.setColor(ChartTheme.color(color));
    graphics.setStroke(ChartTheme.line(2));
    area.curve(
        graphics,
        points.stream().mapToDouble(this::across).toArray(),
        points.stream().mapToDouble(p -> metric.apply(p.counts()).orElse(Double.NaN)).toArray());
  }
}
