package org.glimpse.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** A bar on the time axis over a stretch in which no face was found, with the words if they fit. */
final class MissingFace extends AbstractXYAnnotation {
  private static final long serialVersionUID = 1L;
  private static final double HEIGHT = 5;

  private final double fromMillis;
  private final double toMillis;

  MissingFace(double fromMillis, double toMillis) {
    this.fromMillis = fromMillis;
    this.toMillis = toMillis;
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
    double from = domainAxis.valueToJava2D(fromMillis, area, plot.getDomainAxisEdge());
    double to = domainAxis.valueToJava2D(toMillis, area, plot.getDomainAxisEdge());
    double width = Math.max(2, to - from);
    g2.setColor(ChartTheme.MUTED);
    g2.fill(new Rectangle2D.Double(from, area.getMaxY() - HEIGHT, width, HEIGHT));
    String words = "no face";
    g2.setFont(ChartTheme.font(11));
    if (g2.getFontMetrics().stringWidth(words) <= width) {
      g2.drawString(words, (float) from, (float) (area.getMaxY() - HEIGHT - 3));
    }
  }
}
