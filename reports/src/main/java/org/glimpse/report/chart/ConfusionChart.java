package org.glimpse.report.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Size;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.Confusion;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYBlockRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.DefaultXYZDataset;
import org.jfree.data.xy.XYDataset;

/**
 * A confusion matrix: rows are the truth, columns the prediction; each cell holds its count and its
 * share of the row, and is the darker the larger this share is.
 *
 * <p>The row of a class without a clip has no shares and shows en dashes.
 */
public final class ConfusionChart implements Chart {
  private static final int MARGIN = 6;
  private static final int TITLE = 34;
  private static final int TICKS = 12;
  private static final Font LABEL = ChartTheme.font(13);

  private final String name;
  private final Confusion confusion;

  private ConfusionChart(String name, Confusion confusion) {
    this.name = name;
    this.confusion = confusion;
  }

  /**
   * The picture of a matrix.
   *
   * @param name a name for files, made a slug
   * @param confusion the counts
   * @return the chart
   */
  public static ConfusionChart of(String name, Confusion confusion) {
    return new ConfusionChart(ChartNames.slug(name), confusion);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    List<String> rows = new ArrayList<>();
    LabelSet labels = confusion.labels();
    for (int t = 0; t < confusion.size(); t++) {
      rows.add(
          confusion.count(t, t)
              + " of "
              + confusion.support(t)
              + " clips of "
              + labels.label(t)
              + mistakenFor(t));
    }
    return "Confusion matrix, rows are the truth. Predicted rightly: "
        + String.join("; ", rows)
        + ".";
  }

  private String mistakenFor(int truth) {
    int worst = -1;
    for (int p = 0; p < confusion.size(); p++) {
      if (p != truth
          && confusion.count(truth, p) > 0
          && (worst < 0 || confusion.count(truth, p) > confusion.count(truth, worst))) {
        worst = p;
      }
    }
    return worst < 0 ? "" : " (most often taken for " + confusion.labels().label(worst) + ")";
  }

  private int cell() {
    return Math.max(44, Math.min(84, 380 / confusion.size()));
  }

  /** The width that the longest label needs. */
  private int labelWidth() {
    Graphics2D graphics = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      FontMetrics metrics = graphics.getFontMetrics(LABEL);
      return confusion.labels().labels().stream()
          .mapToInt(label -> metrics.stringWidth(ChartTheme.printable(label)))
          .max()
          .orElse(0);
    } finally {
      graphics.dispose();
    }
  }

  private boolean labelsStand() {
    return labelWidth() + 6 > cell();
  }

  @Override
  public Size size() {
    int matrix = cell() * confusion.size();
    return new Size(matrix + left() + MARGIN, matrix + below() + MARGIN);
  }

  private int left() {
    return labelWidth() + TITLE;
  }

  private int below() {
    return (labelsStand() ? labelWidth() : TICKS) + TITLE;
  }

  @Override
  public void draw(Graphics2D graphics) {
    Size size = size();
    Rectangle2D cells = ChartTheme.draw(chart(), graphics, size);
    graphics.setFont(LABEL);
    graphics.setColor(ChartTheme.INK);
    VerticalText.centered(graphics, "truth", 16, cells.getCenterY());
    center(graphics, "prediction", cells.getCenterX(), size.height() - 8);
    FontMetrics metrics = graphics.getFontMetrics();
    for (int c = 0; c < confusion.size(); c++) {
      String label = ChartTheme.printable(confusion.labels().label(c));
      double middle = cells.getMinX() + (c + 0.5) * cell();
      if (labelsStand()) {
        double baseline = middle + (metrics.getAscent() - metrics.getDescent()) / 2.0;
        VerticalText.endingAt(graphics, label, baseline, cells.getMaxY() + 6);
      } else {
        center(graphics, label, middle, cells.getMaxY() + 16);
      }
    }
  }

  private static void center(Graphics2D graphics, String text, double x, double baseline) {
    double width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, (float) (x - width / 2), (float) baseline);
  }

  private JFreeChart chart() {
    int k = confusion.size();
    double[][] cells = new double[3][k * k];
    for (int i = 0; i < k * k; i++) {
      cells[0][i] = i % k;
      int truth = i / k;
      cells[1][i] = truth;
      cells[2][i] = confusion.count(truth, i % k);
    }
    DefaultXYZDataset data = new DefaultXYZDataset();
    data.addSeries("clips", cells);
    SymbolAxis predicted = axis();
    predicted.setTickLabelsVisible(false);
    SymbolAxis truth = axis();
    truth.setInverted(true);
    XYPlot plot = new XYPlot(data, predicted, truth, new Cells(confusion));
    plot.setDomainAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setFixedRangeAxisSpace(space(0, left()));
    plot.setFixedDomainAxisSpace(space(below(), 0));
    JFreeChart chart = ChartTheme.chart(plot);
    chart.setPadding(new RectangleInsets(MARGIN, 0, 0, MARGIN));
    return chart;
  }

  private static AxisSpace space(double bottom, double left) {
    AxisSpace space = new AxisSpace();
    space.setBottom(bottom);
    space.setLeft(left);
    return space;
  }

  private SymbolAxis axis() {
    String[] symbols =
        confusion.labels().labels().stream().map(ChartTheme::printable).toArray(String[]::new);
    SymbolAxis axis = new SymbolAxis(null, symbols);
    ChartTheme.style(axis);
    axis.setGridBandsVisible(false);
    axis.setRange(-0.5, symbols.length - 0.5);
    return axis;
  }

  /** Cells with the row's share as color, and count and share as text. */
  private static final class Cells extends XYBlockRenderer {
    private static final long serialVersionUID = 1L;
    private final transient Confusion confusion;

    Cells(Confusion confusion) {
      this.confusion = confusion;
    }

    @Override
    public void drawItem(
        Graphics2D g2,
        XYItemRendererState state,
        Rectangle2D dataArea,
        PlotRenderingInfo info,
        XYPlot plot,
        ValueAxis domainAxis,
        ValueAxis rangeAxis,
        XYDataset dataset,
        int series,
        int item,
        CrosshairState crosshairState,
        int pass) {
      int predicted = item % confusion.size();
      int truth = item / confusion.size();
      double x0 = at(domainAxis, predicted - 0.5, dataArea, plot.getDomainAxisEdge());
      double x1 = at(domainAxis, predicted + 0.5, dataArea, plot.getDomainAxisEdge());
      double y0 = at(rangeAxis, truth - 0.5, dataArea, plot.getRangeAxisEdge());
      double y1 = at(rangeAxis, truth + 0.5, dataArea, plot.getRangeAxisEdge());
      Rectangle2D cell =
          new Rectangle2D.Double(
              Math.min(x0, x1) + 1,
              Math.min(y0, y1) + 1,
              Math.abs(x1 - x0) - 2,
              Math.abs(y1 - y0) - 2);
      drawCell(g2, cell, confusion.count(truth, predicted), confusion.support(truth));
    }

    private static double at(ValueAxis axis, double value, Rectangle2D area, RectangleEdge edge) {
      return axis.valueToJava2D(value, area, edge);
    }

    private static void drawCell(Graphics2D g2, Rectangle2D cell, int count, int support) {
      if (support == 0) {
        g2.setColor(ChartTheme.GRID);
        g2.setStroke(ChartTheme.line(1));
        g2.draw(cell);
        g2.setColor(ChartTheme.MUTED);
        centered(g2, "–", ChartTheme.font(13), cell, cell.getCenterY() + 5);
        return;
      }
      double share = (double) count / support;
      if (count == 0) {
        // Not filled, so that a dark page stays dark.
        g2.setColor(ChartTheme.GRID);
        g2.setStroke(ChartTheme.line(1));
        g2.draw(cell);
        g2.setColor(ChartTheme.MUTED);
      } else {
        g2.setColor(ChartTheme.sequential(share));
        g2.fill(cell);
        g2.setColor(ChartTheme.textOn(share));
      }
      double middle = cell.getCenterY();
      centered(
          g2,
          Integer.toString(count),
          ChartTheme.bold(14),
          cell,
          count > 0 ? middle - 1 : middle + 5);
      if (count > 0) {
        centered(
            g2,
            String.format(Locale.ROOT, "%.0f%%", 100 * share),
            ChartTheme.font(11),
            cell,
            middle + 14);
      }
    }

    private static void centered(
        Graphics2D g2, String text, Font font, Rectangle2D cell, double baseline) {
      g2.setFont(font);
      double width = g2.getFontMetrics().stringWidth(text);
      g2.drawString(text, (float) (cell.getCenterX() - width / 2), (float) baseline);
    }
  }
}
