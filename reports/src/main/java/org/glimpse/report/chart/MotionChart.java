package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.MotionCurve;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Motion over time: the mean of the whole face and, for brows, eyes, nose and cheeks, mouth and
 * chin, the largest of their regions, in pixels of the aligned face; onset, apex and offset are
 * dashed lines with a light band between, and stretches without a face are marked on the axis.
 *
 * <p>Time is that of the clip's own clock, from its first frame on, in milliseconds.
 */
public final class MotionChart implements Chart {
  private static final Size SIZE = new Size(ChartTheme.WIDTH, 310);
  private static final double HEAD_ROOM = 1.24;

  private final String name;
  private final MotionCurve curve;
  private final KeyFrames keyFrames;

  private MotionChart(String name, MotionCurve curve, KeyFrames keyFrames) {
    this.name = name;
    this.curve = curve;
    this.keyFrames = keyFrames;
  }

  /**
   * The picture of a curve.
   *
   * @param name a name for files, made a slug
   * @param curve the curve
   * @param keyFrames key frames inside the curve
   * @return the chart
   * @throws IllegalArgumentException if the offset is not a frame of the curve
   */
  public static MotionChart of(String name, MotionCurve curve, KeyFrames keyFrames) {
    Checks.inRange("offset", keyFrames.offset(), 0, curve.length() - 1);
    return new MotionChart(ChartNames.slug(name), curve, keyFrames);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "Motion over time. Onset at %.0f ms (frame %d), apex at %.0f ms (frame %d), offset at"
            + " %.0f ms (frame %d); the largest motion of a region is %.2f px.",
        millis(keyFrames.onset()),
        keyFrames.onset(),
        millis(keyFrames.apex()),
        keyFrames.apex(),
        millis(keyFrames.offset()),
        keyFrames.offset(),
        curve.peak());
  }

  private double millis(int frame) {
    return (curve.timestampMicros(frame) - curve.timestampMicros(0)) / 1000.0;
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
    VerticalText.centered(graphics, "motion (px)", 16, data.getCenterY());
  }

  @Override
  public List<Reading> readings() {
    Graphics2D nowhere = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    JFreeChart drawn = chart();
    Rectangle2D data = ChartTheme.draw(drawn, nowhere, SIZE);
    nowhere.dispose();
    double last = Math.max(1, millis(curve.length() - 1));
    double[] whole = curve.magnitude();
    List<double[]> areas = FaceArea.ALL.stream().map(area -> area.magnitude(curve)).toList();
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < curve.length(); i++) {
      StringBuilder text = new StringBuilder();
      text.append(
          String.format(
              Locale.ROOT, "%.0f ms (frame %d): whole face %.2f px", millis(i), i, whole[i]));
      for (int a = 0; a < areas.size(); a++) {
        text.append(
            String.format(Locale.ROOT, "; %s %.2f", FaceArea.ALL.get(a).title(), areas.get(a)[i]));
      }
      readings.add(
          new Reading(data.getMinX() + millis(i) / last * data.getWidth(), text.toString()));
    }
    return readings;
  }

  private JFreeChart chart() {
    XYSeriesCollection data = new XYSeriesCollection();
    XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer(true, false);
    lines.setDrawSeriesLineAsPath(true);
    lines.setLegendLine(new Line2D.Double(-7, 0, 7, 0));
    add(data, lines, "whole face", curve.magnitude(), ChartTheme.INK, 2.6);
    for (FaceArea area : FaceArea.ALL) {
      add(data, lines, area.title(), area.magnitude(curve), area.color(), 1.7);
    }
    NumberAxis time = ChartTheme.axis("time (ms)");
    double last = millis(curve.length() - 1);
    time.setRange(0, Math.max(1, last));
    NumberAxis motion = ChartTheme.axis("");
    motion.setRange(0, HEAD_ROOM * Math.max(0.1, curve.peak()));
    XYPlot plot = new XYPlot(data, time, motion, lines);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinePaint(ChartTheme.GRID);
    plot.setRangeGridlineStroke(ChartTheme.line(1));
    plot.setRangeZeroBaselineVisible(true);
    plot.setRangeZeroBaselinePaint(ChartTheme.MUTED);
    markKeyFrames(plot);
    markMissingFace(plot);
    JFreeChart chart = ChartTheme.chart(plot);
    chart.setPadding(new RectangleInsets(4, 18, 4, 18));
    chart.addLegend(ChartTheme.legend(plot));
    return chart;
  }

  private void add(
      XYSeriesCollection data,
      XYLineAndShapeRenderer lines,
      String title,
      double[] values,
      Color color,
      double width) {
    XYSeries series = new XYSeries(title, false, true);
    for (int i = 0; i < values.length; i++) {
      series.add(millis(i), values[i]);
    }
    int index = data.getSeriesCount();
    data.addSeries(series);
    lines.setSeriesPaint(index, color);
    lines.setSeriesStroke(index, ChartTheme.line(width));
  }

  private void markKeyFrames(XYPlot plot) {
    IntervalMarker band =
        new IntervalMarker(millis(keyFrames.onset()), millis(keyFrames.offset()), ChartTheme.BAND);
    band.setAlpha(1f);
    plot.addDomainMarker(band, Layer.BACKGROUND);
    line(plot, keyFrames.onset(), ChartTheme.MUTED);
    line(plot, keyFrames.offset(), ChartTheme.MUTED);
    line(plot, keyFrames.apex(), ChartTheme.APEX);
    plot.addAnnotation(
        new KeyFrameLabels(
            keyFrames,
            new KeyFrameLabels.Times(
                millis(keyFrames.onset()), millis(keyFrames.apex()), millis(keyFrames.offset()))));
  }

  private void line(XYPlot plot, int frame, Color color) {
    ValueMarker line = new ValueMarker(millis(frame), color, ChartTheme.dashes());
    line.setAlpha(1f);
    plot.addDomainMarker(line, Layer.BACKGROUND);
  }

  private void markMissingFace(XYPlot plot) {
    int start = -1;
    for (int i = 0; i <= curve.length(); i++) {
      boolean missing = i < curve.length() && !curve.track().found(i);
      if (missing && start < 0) {
        start = i;
      } else if (!missing && start >= 0) {
        plot.addAnnotation(new MissingFace(millis(start), millis(i - 1)));
        start = -1;
      }
    }
  }
}
