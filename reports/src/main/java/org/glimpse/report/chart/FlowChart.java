package org.glimpse.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;

/**
 * A flow field in color with arrows: the hue is the direction (red to the right, going round
 * through yellow, green and blue clockwise as the eye sees it), the saturation is the length over
 * that of the 99 % quantile, and white does not move. Arrows stand on a grid and are scaled so that
 * the same quantile reaches from one to the next.
 */
public final class FlowChart implements Chart {
  private static final int STEP = 16;
  private static final double QUANTILE = 0.99;
  private static final double HEAD = 0.3;
  private static final double HEAD_ANGLE = 0.5;

  private final String name;
  private final FlowField flow;
  private final double reach;

  private FlowChart(String name, FlowField flow, double reach) {
    this.name = name;
    this.flow = flow;
    this.reach = reach;
  }

  /**
   * A picture of a flow field.
   *
   * @param name what the file is called
   * @param flow the field
   * @return the chart, one CSS pixel a pixel of the field
   */
  public static FlowChart of(String name, FlowField flow) {
    Size size = flow.size();
    double[] lengths = new double[size.area()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = flow.magnitude(i % size.width(), i / size.width());
    }
    Arrays.sort(lengths);
    double reach = lengths[(int) (QUANTILE * (lengths.length - 1))];
    return new FlowChart(ChartNames.slug(name), flow, reach > 0 ? reach : 1);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return String.format(
        java.util.Locale.ROOT,
        "Optical flow of %s; 99 %% of the pixels move by at most %.3f pixels.",
        flow.size(),
        reach);
  }

  @Override
  public Size size() {
    return flow.size();
  }

  @Override
  public void draw(Graphics2D graphics) {
    Size size = flow.size();
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        double fullness = Math.min(1, flow.magnitude(x, y) / reach);
        image.setRGB(x, y, color(flow.u(x, y), flow.v(x, y), fullness).getRGB());
      }
    }
    graphics.drawImage(image, 0, 0, null);
    graphics.setColor(ChartTheme.INK);
    graphics.setStroke(new BasicStroke(0.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    Path2D arrows = new Path2D.Double();
    for (int y = STEP / 2; y < size.height(); y += STEP) {
      for (int x = STEP / 2; x < size.width(); x += STEP) {
        arrow(arrows, x, y);
      }
    }
    graphics.draw(arrows);
  }

  /** The color of a direction: its hue, as full as a number between 0 and 1 says. */
  static Color color(double u, double v, double fullness) {
    double hue = Math.atan2(v, u) / (2 * Math.PI);
    return Color.getHSBColor((float) (hue < 0 ? hue + 1 : hue), (float) fullness, 1);
  }

  private void arrow(Path2D arrows, int x, int y) {
    double shrink = Math.min(1, reach / Math.max(flow.magnitude(x, y), Double.MIN_NORMAL));
    arrow(arrows, x, y, flow.u(x, y) * shrink / reach * STEP, flow.v(x, y) * shrink / reach * STEP);
  }

  /** Adds an arrow from a place by a displacement; none shorter than a pixel. */
  static void arrow(Path2D arrows, double x, double y, double dx, double dy) {
    double length = Math.hypot(dx, dy);
    if (length < 1) {
      return;
    }
    double angle = Math.atan2(dy, dx);
    double toX = x + dx;
    double toY = y + dy;
    double back = HEAD * length;
    arrows.moveTo(x, y);
    arrows.lineTo(toX, toY);
    arrows.moveTo(
        toX - back * Math.cos(angle - HEAD_ANGLE), toY - back * Math.sin(angle - HEAD_ANGLE));
    arrows.lineTo(toX, toY);
    arrows.lineTo(
        toX - back * Math.cos(angle + HEAD_ANGLE), toY - back * Math.sin(angle + HEAD_ANGLE));
  }
}
