package org.glimpse.report.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/**
 * The words at the key frames' lines, in two rows above the curve: the apex in the upper one, onset
 * and offset in the lower one, so that they cannot run into each other.
 */
final class KeyFrameLabels extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;
  private static final int GAP = 5;

  private final transient KeyFrames keyFrames;
  private final transient Times times;

  /** When the key frames are shown, in milliseconds. */
  record Times(double onset, double apex, double offset) {}

  KeyFrameLabels(KeyFrames keyFrames, Times times) {
    this.keyFrames = keyFrames;
    this.times = times;
  }

  @Override
  public void draw(
      Graphics2D g2,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis domainAxis,
      ValueAxis rangeAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    g2.setFont(ChartTheme.font(12));
    FontMetrics metrics = g2.getFontMetrics();
    double upper = area.getMinY() + metrics.getAscent();
    double lower = upper + metrics.getHeight();
    double onsetX = domainAxis.valueToJava2D(times.onset(), area, plot.getDomainAxisEdge());
    double apexX = domainAxis.valueToJava2D(times.apex(), area, plot.getDomainAxisEdge());
    double offsetX = domainAxis.valueToJava2D(times.offset(), area, plot.getDomainAxisEdge());

    String onset = text("onset", times.onset());
    String offset = text("offset", times.offset());
    double onsetWidth = metrics.stringWidth(onset);
    double offsetWidth = metrics.stringWidth(offset);
    boolean onsetOutside = onsetX - GAP - onsetWidth >= area.getMinX();
    boolean offsetOutside = offsetX + GAP + offsetWidth <= area.getMaxX();
    double onsetAt = onsetOutside ? onsetX - GAP - onsetWidth : onsetX + GAP;
    double offsetAt = offsetOutside ? offsetX + GAP : offsetX - GAP - offsetWidth;
    g2.setColor(ChartTheme.MUTED);
    draw(g2, onset, onsetAt, lower);
    boolean clash = onsetAt + onsetWidth + GAP > offsetAt;
    draw(g2, offset, offsetAt, clash ? lower + metrics.getHeight() : lower);

    String apex = text("apex", times.apex()) + source();
    g2.setColor(ChartTheme.APEX);
    g2.setFont(ChartTheme.bold(12));
    double width = g2.getFontMetrics().stringWidth(apex);
    boolean right = apexX + GAP + width <= area.getMaxX();
    draw(g2, apex, right ? apexX + GAP : apexX - GAP - width, upper);
  }

  private static String text(String what, double millis) {
    return String.format(Locale.ROOT, "%s %.0f", what, millis);
  }

  private String source() {
    return keyFrames.source() == ApexSource.MIDPOINT ? " (midpoint)" : "";
  }

  private static void draw(Graphics2D g2, String text, double x, double y) {
    g2.drawString(text, (float) x, (float) y);
  }
}
