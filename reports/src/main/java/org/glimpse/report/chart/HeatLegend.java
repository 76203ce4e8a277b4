package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import org.glimpse.core.Size;

/** What the colors of a {@link HeatMap} stand for, on the gray of a face. */
public final class HeatLegend implements Chart {
  private static final Size SIZE = new Size(300, 62);
  private static final int LEFT = 14;
  private static final int TOP = 24;
  private static final int BAR = 16;
  private static final Color FACE = new Color(0x9a9a9a);

  @Override
  public String name() {
    return "activation-legend";
  }

  @Override
  public String description() {
    return "Legend of the activation maps: no color at 0, yellow, orange, and red at 1, the"
        + " strongest place and moment of the clip; an outline at 0.5.";
  }

  @Override
  public Size size() {
    return SIZE;
  }

  @Override
  public void draw(Graphics2D graphics) {
    int width = SIZE.width() - 2 * LEFT;
    BufferedImage bar = new BufferedImage(width, BAR, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < width; x++) {
      int color = HeatMap.over(FACE, (x + 0.5) / width).getRGB();
      for (int y = 0; y < BAR; y++) {
        bar.setRGB(x, y, color);
      }
    }
    graphics.drawImage(bar, LEFT, TOP, width, BAR, null);
    double outline = LEFT + HeatMap.OUTLINE * width;
    graphics.setColor(Color.WHITE);
    graphics.setStroke(ChartTheme.line(3));
    graphics.draw(new Line2D.Double(outline, TOP + 2, outline, TOP + BAR - 2));
    graphics.setColor(ChartTheme.INK);
    graphics.setStroke(ChartTheme.line(1.5));
    graphics.draw(new Line2D.Double(outline, TOP, outline, TOP + BAR));
    graphics.setFont(ChartTheme.font(12));
    graphics.drawString("share of the strongest place and moment", LEFT, TOP - 8);
    graphics.setColor(ChartTheme.MUTED);
    FontMetrics metrics = graphics.getFontMetrics();
    int base = TOP + BAR + 15;
    graphics.drawString("0", LEFT, base);
    String middle = "0.5, outlined";
    graphics.drawString(middle, (float) (outline - metrics.stringWidth(middle) / 2.0), base);
    graphics.drawString("1", LEFT + width - metrics.stringWidth("1"), base);
  }
}
