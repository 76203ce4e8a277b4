package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;

/**
 * Where and whither a face moves from onset to apex: at the left its flow, the hue being the
 * direction and the fullness of the color the length, with arrows; at the right its strain. Both
 * lie over the face at the apex, and both scales end at the 99 % quantile of their own values in
 * the face. What lies around the face is left gray, for flow on a plain ground means nothing.
 */
public final class MotionMapChart implements Chart {
  private static final int SIDE = 226;
  private static final int GAP = 16;
  private static final int LEFT = 6;
  private static final int TOP = 24;
  private static final int KEY = 44;
  private static final int BOTTOM = 8;
  private static final int WHEEL = 32;
  private static final int ARROWS = 13;
  private static final double QUANTILE = 0.99;
  private static final double FACE = 0.45;
  private static final double FACE_WIDTH = 0.4;
  private static final double FACE_HEIGHT = 0.52;
  private static final double FACE_MIDDLE = 0.53;
  private static final double FACE_EDGE = 0.12;

  private final String name;
  private final ApexMotion motion;
  private final Frame face;
  private final double flowReach;
  private final double strainReach;

  private MotionMapChart(String name, ApexMotion motion, Frame face) {
    this.name = name;
    this.motion = motion;
    this.face = face;
    FlowField flow = motion.flow();
    Size size = flow.size();
    // Every second pixel of every second row is enough for a quantile.
    int[] shown =
        IntStream.range(0, size.area())
            .filter(i -> i % size.width() % 2 == 0 && i / size.width() % 2 == 0)
            .filter(i -> inFace(i, size) > 0.5)
            .toArray();
    this.flowReach = quantile(shown, i -> flow.magnitude(i % size.width(), i / size.width()));
    this.strainReach = quantile(shown, i -> motion.strain(i % size.width(), i / size.width()));
  }

  /** 1 inside the oval of an aligned face, falling to 0 at its edge. */
  private static double inFace(int pixel, Size size) {
    int column = pixel % size.width();
    int row = pixel / size.width();
    double dx = ((column + 0.5) / size.width() - 0.5) / FACE_WIDTH;
    double dy = ((row + 0.5) / size.height() - FACE_MIDDLE) / FACE_HEIGHT;
    return Math.max(0, Math.min(1, (1 - Math.hypot(dx, dy)) / FACE_EDGE));
  }

  private static double quantile(int[] pixels, IntToDoubleFunction value) {
    double[] values = IntStream.of(pixels).mapToDouble(value).sorted().toArray();
    double reach = values[(int) (QUANTILE * (values.length - 1))];
    return reach > 0 ? reach : 1;
  }

  /**
   * The maps of a clip.
   *
   * @param name a name for files, made a slug
   * @param motion the motion from onset to apex
   * @param face the aligned face at the apex, of the same size
   * @return the chart
   * @throws IllegalArgumentException if the sizes differ
   */
  public static MotionMapChart of(String name, ApexMotion motion, Frame face) {
    Checks.argument(
        motion.flow().size().equals(face.size()),
        "the face must be of " + motion.flow().size() + " but is of " + face.size());
    return new MotionMapChart(ChartNames.slug(name), motion, face.toGray());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    return String.format(
        Locale.ROOT,
        "Flow and strain from onset to apex over the face; 99 %% of the face moves by at most %.2f"
            + " px.",
        flowReach);
  }

  @Override
  public Size size() {
    return new Size(ChartTheme.WIDTH, TOP + SIDE + 12 + KEY + BOTTOM);
  }

  @Override
  public void draw(Graphics2D graphics) {
    Size size = motion.flow().size();
    graphics.setFont(ChartTheme.font(13));
    graphics.setColor(ChartTheme.INK);
    double second = LEFT + SIDE + GAP;
    graphics.drawString("flow", LEFT, 16);
    graphics.drawString("strain", (float) second, 16);
    BufferedImage flows =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    BufferedImage strains =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
    byte[] gray = face.pixels();
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        double light = 1 - FACE + FACE * (gray[y * size.width() + x] & 0xff) / 255.0;
        double seen = inFace(y * size.width() + x, size);
        flows.setRGB(x, y, lit(seen > 0 ? flowColor(x, y, seen) : Color.WHITE, light));
        strains.setRGB(x, y, lit(seen > 0 ? strainColor(x, y, seen) : Color.WHITE, light));
      }
    }
    graphics.drawImage(flows, LEFT, TOP, SIDE, SIDE, null);
    graphics.drawImage(strains, (int) second, TOP, SIDE, SIDE, null);
    arrows(graphics);
    double below = TOP + SIDE + 12;
    wheel(graphics, LEFT, below);
    strainKey(graphics, second, below);
  }

  private Color flowColor(int x, int y, double seen) {
    FlowField flow = motion.flow();
    double length = seen * Math.min(1, flow.magnitude(x, y) / flowReach);
    return FlowChart.color(flow.u(x, y), flow.v(x, y), length);
  }

  private Color strainColor(int x, int y, double seen) {
    return heat(seen * Math.min(1, motion.strain(x, y) / strainReach));
  }

  private static int lit(Color color, double light) {
    return new Color(
            (int) Math.round(color.getRed() * light),
            (int) Math.round(color.getGreen() * light),
            (int) Math.round(color.getBlue() * light))
        .getRGB();
  }

  /** White, yellow, vermilion, nearly black: readable over a gray face. */
  private static Color heat(double share) {
    Color yellow = new Color(0xffd84d);
    Color deep = new Color(0x7a1300);
    if (share < 0.35) {
      return ChartTheme.mix(Color.WHITE, yellow, share / 0.35);
    }
    return share < 0.7
        ? ChartTheme.mix(yellow, ChartTheme.APEX, (share - 0.35) / 0.35)
        : ChartTheme.mix(ChartTheme.APEX, deep, (share - 0.7) / 0.3);
  }

  private void arrows(Graphics2D graphics) {
    FlowField flow = motion.flow();
    double scale = (double) SIDE / flow.size().width();
    double pixels = (double) SIDE / ARROWS;
    graphics.setColor(new Color(0x1a1a1a));
    graphics.setStroke(ChartTheme.line(1));
    Path2D arrows = new Path2D.Double();
    for (int row = 0; row < ARROWS; row++) {
      for (int column = 0; column < ARROWS; column++) {
        double cx = (column + 0.5) * pixels;
        double cy = (row + 0.5) * pixels;
        int x = Math.min(flow.size().width() - 1, (int) (cx / scale));
        int y = Math.min(flow.size().height() - 1, (int) (cy / scale));
        if (inFace(y * flow.size().width() + x, flow.size()) > 0.5) {
          double reach = pixels / Math.max(flowReach, flow.magnitude(x, y));
          FlowChart.arrow(arrows, LEFT + cx, TOP + cy, flow.u(x, y) * reach, flow.v(x, y) * reach);
        }
      }
    }
    graphics.draw(arrows);
  }

  private void wheel(Graphics2D graphics, double x, double y) {
    BufferedImage wheel = new BufferedImage(WHEEL, WHEEL, BufferedImage.TYPE_INT_ARGB);
    for (int j = 0; j < WHEEL; j++) {
      for (int i = 0; i < WHEEL; i++) {
        double u = (i + 0.5) / (WHEEL / 2.0) - 1;
        double v = (j + 0.5) / (WHEEL / 2.0) - 1;
        double length = Math.hypot(u, v);
        if (length <= 1) {
          wheel.setRGB(i, j, FlowChart.color(u, v, length).getRGB());
        }
      }
    }
    graphics.drawImage(wheel, (int) x, (int) y, KEY, KEY, null);
    graphics.setFont(ChartTheme.font(12));
    graphics.setColor(ChartTheme.INK);
    graphics.drawString("hue: direction", (float) x + KEY + 10, (float) y + 18);
    graphics.drawString(
        String.format(Locale.ROOT, "full color: %.2f px", flowReach),
        (float) x + KEY + 10,
        (float) y + 35);
  }

  private void strainKey(Graphics2D graphics, double x, double y) {
    int width = 120;
    int step = 5;
    for (int i = 0; i < width; i += step) {
      graphics.setColor(heat((double) i / (width - step)));
      graphics.fill(new Rectangle2D.Double(x + i, y + 6, step + (i + step < width ? 0.4 : 0), 12));
    }
    graphics.setFont(ChartTheme.font(12));
    graphics.setColor(ChartTheme.INK);
    graphics.drawString("0", (float) x, (float) y + 35);
    String most = String.format(Locale.ROOT, "%.3f", strainReach);
    graphics.drawString(
        most, (float) (x + width - graphics.getFontMetrics().stringWidth(most)), (float) y + 35);
  }
}
