package org.glimpse.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.geom.Rectangle2D;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItemSource;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/**
 * How every chart looks: one place for colors, type, lines and axes.
 *
 * <p>No ground, no frame, no shadow, a light grid along the values only. Colors are those of Okabe
 * and Ito, which readers with any kind of color vision tell apart. Text is DejaVu Sans where it is
 * installed; SVG names a chain of fonts of nearly the same width after it.
 */
public final class ChartTheme {
  /** Text and axes. */
  public static final Color INK = new Color(0x1f2328);

  /** Text of less weight. */
  public static final Color MUTED = new Color(0x59636e);

  /** Grid lines. */
  public static final Color GRID = new Color(0xdfe3e8);

  /** The band between onset and offset. */
  public static final Color BAND = new Color(0xeaf1f8);

  /** What marks the apex, here and in the page. */
  public static final Color APEX = new Color(0xd55e00);

  /** The width of every chart in CSS pixels, unless its content asks for another. */
  public static final int WIDTH = 480;

  /** How many pixels of a PNG make one CSS pixel: 3, about 290 dots an inch. */
  public static final int PNG_SCALE = 3;

  /** The fonts that an SVG asks for, the first that exists being taken. */
  public static final String FONT_STACK =
      "'DejaVu Sans', Verdana, 'Bitstream Vera Sans', Geneva, sans-serif";

  private static final String FAMILY =
      Arrays.asList(
                  GraphicsEnvironment.getLocalGraphicsEnvironment()
                      .getAvailableFontFamilyNames(Locale.ROOT))
              .contains("DejaVu Sans")
          ? "DejaVu Sans"
          : Font.SANS_SERIF;
  private static final List<Color> OKABE_ITO =
      List.of(
          new Color(0x0072b2),
          new Color(0xe69f00),
          new Color(0x009e73),
          new Color(0xd55e00),
          new Color(0x56b4e9),
          new Color(0xcc79a7),
          new Color(0xf0e442),
          new Color(0x6e7781));
  private static final Color[] BLUES = {
    new Color(0xf5f9fd), new Color(0xb5d2ec), new Color(0x3a79b8), new Color(0x08306b)
  };
  private static final double[] BLUES_AT = {0, 0.25, 0.5, 1};

  private ChartTheme() {}

  /**
   * Text of ordinary weight.
   *
   * @param size CSS pixels
   * @return the font
   */
  public static Font font(int size) {
    return new Font(FAMILY, Font.PLAIN, size);
  }

  /**
   * Bold text.
   *
   * @param size CSS pixels
   * @return the font
   */
  public static Font bold(int size) {
    return new Font(FAMILY, Font.BOLD, size);
  }

  /**
   * A color that is told apart from the others; from the ninth on they come back darker.
   *
   * @param index 0, 1, 2, …
   * @return the color
   * @throws IllegalArgumentException if the index is negative
   */
  public static Color color(int index) {
    Checks.atLeast("color index", index, 0);
    Color color = OKABE_ITO.get(index % OKABE_ITO.size());
    for (int i = 0; i < index / OKABE_ITO.size() && i < 3; i++) {
      color = mix(color, Color.BLACK, 0.35);
    }
    return color;
  }

  /**
   * How many colors differ in hue.
   *
   * @return 8
   */
  static int colorCount() {
    return OKABE_ITO.size();
  }

  /**
   * The sequential scale: nearly white at 0, middle blue at one half, dark blue at 1.
   *
   * <p>Black text on the lower half and white text on the upper half have a contrast of at least
   * 4.5.
   *
   * @param fraction 0 to 1
   * @return the color
   * @throws IllegalArgumentException if the fraction is outside [0, 1]
   */
  public static Color sequential(double fraction) {
    Checks.inRange("fraction", fraction, 0.0, 1.0);
    int i = 1;
    while (fraction > BLUES_AT[i]) {
      i++;
    }
    return mix(
        BLUES[i - 1], BLUES[i], (fraction - BLUES_AT[i - 1]) / (BLUES_AT[i] - BLUES_AT[i - 1]));
  }

  /**
   * The color of text on the sequential scale.
   *
   * @param fraction 0 to 1
   * @return white above one half, else black
   */
  public static Color textOn(double fraction) {
    return fraction > 0.5 ? Color.WHITE : Color.BLACK;
  }

  /**
   * A mixture of two colors.
   *
   * @param from the color at 0
   * @param to the color at 1
   * @param part 0 to 1
   * @return the mixture in sRGB
   */
  static Color mix(Color from, Color to, double part) {
    return new Color(
        channel(from.getRed(), to.getRed(), part),
        channel(from.getGreen(), to.getGreen(), part),
        channel(from.getBlue(), to.getBlue(), part));
  }

  private static int channel(int from, int to, double part) {
    return (int) Math.round(from + (to - from) * part);
  }

  /**
   * A lighter shade of a color, for a second measure of the same thing.
   *
   * @param color the color
   * @return the color mixed with white
   */
  static Color tint(Color color) {
    return mix(color, Color.WHITE, 0.55);
  }

  /**
   * A darker shade, for outlines.
   *
   * @param color the color
   * @return the color mixed with black
   */
  static Color shade(Color color) {
    return mix(color, Color.BLACK, 0.22);
  }

  /**
   * A round line.
   *
   * @param width CSS pixels
   * @return the stroke
   */
  static BasicStroke line(double width) {
    return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  /**
   * A dashed line of 1.5 CSS pixels.
   *
   * @return the stroke
   */
  static BasicStroke dashes() {
    return new BasicStroke(
        1.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {5f, 4f}, 0f);
  }

  /**
   * A chart without title, ground, frame and legend.
   *
   * @param plot what it shows
   * @return the chart
   */
  static JFreeChart chart(Plot plot) {
    plot.setBackgroundPaint(null);
    plot.setOutlineVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    JFreeChart chart = new JFreeChart(null, font(13), plot, false);
    chart.setBackgroundPaint(null);
    chart.setPadding(new RectangleInsets(4, 4, 4, 14));
    return chart;
  }

  /**
   * Draws a chart with its top left corner at (0, 0).
   *
   * @param chart the chart
   * @param graphics what to draw on
   * @param size CSS pixels
   * @return where the plot's data lie
   */
  static Rectangle2D draw(JFreeChart chart, Graphics2D graphics, Size size) {
    ChartRenderingInfo info = new ChartRenderingInfo(null);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, size.width(), size.height()), null, info);
    graphics.setClip(null);
    return info.getPlotInfo().getDataArea();
  }

  /**
   * A legend above the plot.
   *
   * @param plot what holds the entries
   * @return the legend
   */
  static LegendTitle legend(LegendItemSource plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(font(12));
    legend.setItemPaint(INK);
    legend.setPosition(RectangleEdge.TOP);
    legend.setHorizontalAlignment(HorizontalAlignment.CENTER);
    legend.setItemLabelPadding(new RectangleInsets(2, 3, 2, 7));
    legend.setPadding(new RectangleInsets(0, 0, 4, 0));
    return legend;
  }

  /**
   * An axis of values.
   *
   * @param label what is measured, with its unit; empty for none
   * @return the axis
   */
  static NumberAxis axis(String label) {
    NumberAxis axis = new NumberAxis(label.isEmpty() ? null : label);
    style(axis);
    axis.setTickLabelInsets(new RectangleInsets(6, 6, 6, 6));
    return axis;
  }

  /**
   * The axis of a measure between 0 and 1: always the whole of it, in steps of 0.2, and room for a
   * value's label beyond 1.
   *
   * @return the axis
   */
  static NumberAxis unitAxis() {
    NumberAxis axis = axis("");
    // Room for the value behind a full bar.
    axis.setRange(0, 1.18);
    axis.setTickUnit(new NumberTickUnit(0.2, numbers("0.0")));
    return axis;
  }

  /**
   * A way to write numbers as in English, whatever the machine's language, rounded half up.
   *
   * @param pattern as of {@link DecimalFormat}
   * @return the format
   */
  static DecimalFormat numbers(String pattern) {
    DecimalFormat format =
        new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format;
  }

  /**
   * Gives an axis the theme's type and colors.
   *
   * @param axis the axis
   */
  static void style(Axis axis) {
    axis.setLabelFont(font(13));
    axis.setLabelPaint(INK);
    axis.setTickLabelFont(font(13));
    axis.setTickLabelPaint(INK);
    axis.setAxisLineVisible(false);
    axis.setTickMarksVisible(false);
  }

  /**
   * A text without the control characters that no page and no picture can hold.
   *
   * @param text any text
   * @return the text with each of them replaced by U+FFFD
   */
  public static String printable(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints().map(c -> isPrintable(c) ? c : 0xfffd).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isPrintable(int c) {
    return c == '\n'
        || c == '\t'
        || (!Character.isISOControl(c)
            && Character.getType(c) != Character.SURROGATE
            && (c & 0xfffe) != 0xfffe);
  }
}
