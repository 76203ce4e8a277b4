package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Movement;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The scores of a video over time, with the spotted intervals as bands. */
public final class ScoreChart implements Chart {
  private static final Size SIZE = new Size(2 * ChartTheme.WIDTH, 260);
  private static final double HEAD_ROOM = 1.1;

  private final String name;
  private final List<Double> scores;
  private final double step;
  private final List<Band> bands;

  /**
   * An interval.
   *
   * @param start seconds from the beginning of the video
   * @param end seconds, not before the start
   * @param kind micro- or macro-expression
   */
  public record Band(double start, double end, Movement.Kind kind) {
    /**
     * Checks the order.
     *
     * @param start seconds from the beginning of the video
     * @param end seconds, not before the start
     * @param kind micro- or macro-expression
     * @throws IllegalArgumentException if the end is before the start
     */
    public Band {
      Checks.argument(start <= end, "a band must end after " + start + " but ends at " + end);
    }

    Color color() {
      return ChartTheme.color(kind == Movement.Kind.MICRO ? 1 : 2);
    }
  }

  private ScoreChart(String name, List<Double> scores, double step, List<Band> bands) {
    this.name = name;
    this.scores = scores;
    this.step = step;
    this.bands = bands;
  }

  /**
   * The picture of some scores.
   *
   * @param name a name for files, made a slug
   * @param scores the scores, evenly spaced
   * @param step seconds from one score to the next, greater than 0
   * @param bands the intervals
   * @return the chart
   * @throws IllegalArgumentException if there is no score or the step is not positive
   */
  public static ScoreChart of(String name, List<Double> scores, double step, List<Band> bands) {
    Checks.positive("seconds between scores", step);
    return new ScoreChart(
        ChartNames.slug(name), Checks.notEmpty("scores", scores), step, List.copyOf(bands));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "Scores over %.1f s with %d micro- and %d macro-expressions marked; the highest score is"
            + " %.2f.",
        scores.size() * step,
        count(Movement.Kind.MICRO),
        count(Movement.Kind.MACRO),
        highest());
  }

  private long count(Movement.Kind kind) {
    return bands.stream().filter(band -> band.kind() == kind).count();
  }

  private double highest() {
    return scores.stream().mapToDouble(score -> score).max().orElse(0);
  }

  @Override
  public Size size() {
    return SIZE;
  }

  @Override
  public void draw(Graphics2D graphics) {
    Rectangle2D data = ChartTheme.draw(chart(), graphics, SIZE);
    graphics.setFont(ChartTheme.font(13));
    graphics.setColor(ChartTheme.INK);
    VerticalText.centered(graphics, "score", 16, data.getCenterY());
  }

  private JFreeChart chart() {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    lines.setDrawSeriesLineAsPath(true);
    add(data, lines, "score", ChartTheme.INK);
    add(data, lines, "micro-expression", ChartTheme.color(1));
    add(data, lines, "macro-expression", ChartTheme.color(2));
    for (int i = 0; i < scores.size(); i++) {
      data.getSeries(0).add(i * step, scores.get(i));
    }
    NumberAxis time = ChartTheme.axis("time (s)");
    time.setRange(0, scores.size() * step);
    NumberAxis score = ChartTheme.axis("");
    score.setRange(0, HEAD_ROOM * Math.max(1, highest()));
    XYPlot plot = new XYPlot(data, time, score, lines);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(ChartTheme.GRID);
    plot.setRangeGridlineStroke(ChartTheme.line(1));
    for (Band band : bands) {
      IntervalMarker marker = new IntervalMarker(band.start(), band.end(), band.color());
      marker.setAlpha(0.35f);
      plot.addDomainMarker(marker, Layer.BACKGROUND);
    }
    JFreeChart chart = ChartTheme.chart(plot);
    chart.setPadding(new RectangleInsets(4, 18, 4, 18));
    chart.addLegend(ChartTheme.legend(plot));
    return chart;
  }

  private static void add(
      XYSeriesCollection data, XYLineAndShapeRenderer lines, String title, Color color) {
    lines.setSeriesPaint(data.getSeriesCount(), color);
    lines.setSeriesStroke(data.getSeriesCount(), ChartTheme.line(1.4));
    data.addSeries(new XYSeries(title, false, true));
  }
}
