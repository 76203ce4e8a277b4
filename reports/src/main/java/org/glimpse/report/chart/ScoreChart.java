package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Movement;

/** The scores of a video over time, with the spotted intervals as bands. */
public final class ScoreChart implements Chart {
  private static final Size SIZE = new Size(2 * ChartTheme.WIDTH, 260);
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int TOP = 32;
  private static final int BOTTOM = 48;
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
    Rectangle2D place =
        new Rectangle2D.Double(
            LEFT, TOP, SIZE.width() - LEFT - RIGHT, SIZE.height() - TOP - BOTTOM);
    new Legend(
            List.of(
                Legend.Entry.line("score", ChartTheme.INK),
                Legend.Entry.patch("micro-expression", light(Movement.Kind.MICRO)),
                Legend.Entry.patch("macro-expression", light(Movement.Kind.MACRO))))
        .draw(graphics, LEFT, 4, place.getWidth());
    PlotArea area =
        new PlotArea(
            place,
            PlotArea.Scale.round(0, scores.size() * step, "time (s)"),
            PlotArea.Scale.round(0, HEAD_ROOM * Math.max(1, highest()), "score"));
    for (Band band : bands) {
      double from = area.x(band.start());
      graphics.setColor(light(band.kind()));
      graphics.fill(
          new Rectangle2D.Double(
              from, TOP, Math.max(1, area.x(band.end()) - from), place.getHeight()));
    }
    area.axes(graphics);
    graphics.setColor(ChartTheme.INK);
    graphics.setStroke(ChartTheme.line(1.4));
    area.curve(
        graphics,
        IntStream.range(0, scores.size()).mapToDouble(i -> i * step).toArray(),
        scores.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Let through, so that the curve can be read over it on a light and on a dark ground. */
  private static Color light(Movement.Kind kind) {
    Color color = ChartTheme.color(kind == Movement.Kind.MICRO ? 1 : 2);
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 90);
  }
}
