package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.statistics.Interval;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.CategoryTextAnnotation;
import org.jfree.chart.axis.AxisLocation;
import org.jfree.chart.axis.CategoryAnchor;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.labels.CategoryItemLabelGenerator;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.CategoryItemRendererState;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.CategoryDataset;
import org.jfree.data.category.DefaultCategoryDataset;

/**
 * One to three measures between 0 and 1 of each class, model or other category as horizontal bars:
 * a category keeps its color, the first measure has the full one and the others lighter shades.
 *
 * <p>A thin line over a bar is the interval of its value. The axis always goes from 0 to 1. Where
 * all measures of a category are undefined, an en dash stands in their place.
 */
public final class RatioBars implements Chart {
  private static final int BAR = 15;
  private static final int GAP = 12;
  private static final int FRAME = 74;
  private static final Color LEGEND = new Color(0x57606a);

  private final String name;
  private final List<Category> categories;
  private final List<Measure> measures;

  /**
   * What a group of bars is about.
   *
   * @param title its name; different from the others'
   * @param color its color
   */
  public record Category(String title, Color color) {}

  /**
   * A measure of each category.
   *
   * @param title what it is called, for example {@code "F1"}
   * @param values one value a category in [0, 1], empty where it is undefined
   * @param intervals where each value lies, as far as it is known
   */
  public record Measure(
      String title, List<OptionalDouble> values, List<Optional<Interval>> intervals) {
    /**
     * Checks and copies the values.
     *
     * @param title what it is called
     * @param values one value a category in [0, 1], empty where it is undefined
     * @param intervals where each value lies, as far as it is known
     * @throws IllegalArgumentException if the title is blank, a value is outside [0, 1] or there is
     *     not one interval a value
     */
    public Measure {
      Checks.notBlank("title", title);
      values = List.copyOf(values);
      intervals = List.copyOf(intervals);
      Checks.argument(
          intervals.size() == values.size(),
          title + " must have " + values.size() + " intervals but has " + intervals.size());
      for (OptionalDouble value : values) {
        if (value.isPresent()) {
          Checks.inRange(title, value.getAsDouble(), 0.0, 1.0);
        }
      }
    }

    /**
     * A measure without intervals.
     *
     * @param title what it is called
     * @param values one value a category in [0, 1], empty where it is undefined
     * @throws IllegalArgumentException if the title is blank or a value is outside [0, 1]
     */
    public Measure(String title, List<OptionalDouble> values) {
      this(title, values, Collections.nCopies(values.size(), Optional.empty()));
    }
  }

  private RatioBars(String name, List<Category> categories, List<Measure> measures) {
    this.name = name;
    this.categories = categories;
    this.measures = measures;
  }

  /**
   * Bars of categories.
   *
   * @param name a name for files, made a slug
   * @param categories at least one
   * @param measures one to three measures
   * @return the chart
   * @throws IllegalArgumentException if there are too few or too many measures, or one has not one
   *     value a category
   */
  public static RatioBars of(String name, List<Category> categories, List<Measure> measures) {
    Checks.inRange("number of measures", measures.size(), 1, 3);
    Checks.notEmpty("categories", categories);
    for (Measure measure : measures) {
      Checks.argument(
          measure.values().size() == categories.size(),
          measure.title()
              + " must have "
              + categories.size()
              + " values but has "
              + measure.values().size());
    }
    return new RatioBars(ChartNames.slug(name), List.copyOf(categories), List.copyOf(measures));
  }

  /**
   * Bars of classes in their own colors.
   *
   * @param name a name for files, made a slug
   * @param labels the classes
   * @param supports how many clips each class has, shown beside its name
   * @param measures one to three measures
   * @return the chart
   * @throws IllegalArgumentException if there are too few or too many measures, or a list has not
   *     one value a class
   */
  public static RatioBars byClass(
      String name, LabelSet labels, List<Integer> supports, List<Measure> measures) {
    Checks.argument(
        supports.size() == labels.size(),
        "supports must have " + labels.size() + " values but has " + supports.size());
    ClassColors colors = ClassColors.of(labels);
    List<Category> categories = new ArrayList<>();
    for (int c = 0; c < labels.size(); c++) {
      categories.add(new Category(labels.label(c) + " (" + supports.get(c) + ")", colors.color(c)));
    }
    return of(name, categories, measures);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < categories.size(); c++) {
      List<String> values = new ArrayList<>();
      for (Measure measure : measures) {
        values.add(measure.title() + " " + text(measure.values().get(c)));
      }
      parts.add(categories.get(c).title() + ": " + String.join(", ", values));
    }
    return "Bars. " + String.join("; ", parts) + ".";
  }

  private static String text(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "–";
  }

  @Override
  public Size size() {
    int row = measures.size() * BAR + GAP;
    return new Size(ChartTheme.WIDTH, FRAME + categories.size() * row);
  }

  @Override
  public void draw(Graphics2D graphics) {
    ChartTheme.draw(chart(), graphics, size());
  }

  private JFreeChart chart() {
    DefaultCategoryDataset data = new DefaultCategoryDataset();
    CategoryAxis names = new CategoryAxis();
    ChartTheme.style(names);
    names.setCategoryLabelPositionOffset(6);
    names.setLowerMargin(0.01);
    names.setUpperMargin(0.01);
    names.setCategoryMargin((double) GAP / (measures.size() * BAR + GAP));
    names.setMaximumCategoryLabelWidthRatio(0.5f);
    CategoryPlot plot =
        new CategoryPlot(data, names, ChartTheme.unitAxis(), new Bars(categories, measures));
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setRangeAxisLocation(AxisLocation.BOTTOM_OR_LEFT);
    plot.setRangeGridlinePaint(ChartTheme.GRID);
    plot.setRangeGridlineStroke(ChartTheme.line(1));
    for (int c = 0; c < categories.size(); c++) {
      int index = c;
      String category = ChartTheme.printable(categories.get(c).title());
      for (int m = 0; m < measures.size(); m++) {
        OptionalDouble value = measures.get(m).values().get(c);
        data.addValue(
            value.isPresent() ? value.getAsDouble() : null, measures.get(m).title(), category);
      }
      if (measures.stream().allMatch(measure -> measure.values().get(index).isEmpty())) {
        plot.addAnnotation(undefined(category));
      }
    }
    JFreeChart chart = ChartTheme.chart(plot);
    if (measures.size() > 1) {
      chart.addLegend(ChartTheme.legend(this::legend));
    }
    return chart;
  }

  private static CategoryTextAnnotation undefined(String category) {
    CategoryTextAnnotation dash = new CategoryTextAnnotation("–", category, 0.01);
    dash.setFont(ChartTheme.font(13));
    dash.setPaint(ChartTheme.MUTED);
    dash.setCategoryAnchor(CategoryAnchor.MIDDLE);
    dash.setTextAnchor(TextAnchor.CENTER_LEFT);
    return dash;
  }

  private LegendItemCollection legend() {
    LegendItemCollection items = new LegendItemCollection();
    for (int m = 0; m < measures.size(); m++) {
      items.add(
          new LegendItem(
              measures.get(m).title(),
              null,
              null,
              null,
              new Rectangle2D.Double(-8, -5, 16, 10),
              shade(LEGEND, m),
              ChartTheme.line(1),
              LEGEND));
    }
    return items;
  }

  private static Color shade(Color color, int measure) {
    Color shade = color;
    for (int i = 0; i < measure; i++) {
      shade = ChartTheme.tint(shade);
    }
    return shade;
  }

  /** Bars whose color is their category's and whose shade is their measure's. */
  private static final class Bars extends BarRenderer {
    private static final long serialVersionUID = 1L;
    private final transient List<Category> categories;
    private final transient List<Measure> measures;
    private transient Rectangle2D area = new Rectangle2D.Double();

    Bars(List<Category> categories, List<Measure> measures) {
      this.categories = categories;
      this.measures = measures;
      setBarPainter(new StandardBarPainter());
      setShadowVisible(false);
      setItemMargin(0);
      setDrawBarOutline(true);
      setMaximumBarWidth(0.2);
      setDefaultItemLabelsVisible(true);
      setDefaultItemLabelGenerator(
          new StandardCategoryItemLabelGenerator("{2}", ChartTheme.numbers("0.00")));
    }

    @Override
    public CategoryItemRendererState initialise(
        Graphics2D g2,
        Rectangle2D dataArea,
        CategoryPlot plot,
        int rendererIndex,
        PlotRenderingInfo info) {
      area = dataArea;
      return super.initialise(g2, dataArea, plot, rendererIndex, info);
    }

    /** Draws the interval of a bar, and its value beyond both. */
    @Override
    protected void drawItemLabel(
        Graphics2D g2,
        CategoryDataset data,
        int row,
        int column,
        CategoryPlot plot,
        CategoryItemLabelGenerator generator,
        Rectangle2D bar,
        boolean negative) {
      double end = bar.getMaxX();
      double middle = bar.getCenterY();
      Optional<Interval> interval = measures.get(row).intervals().get(column);
      if (interval.isPresent()) {
        double from = at(plot, interval.get().lower());
        double to = at(plot, interval.get().upper());
        // A light rim keeps the dark line visible on a dark page; its color must not follow ink.
        drawInterval(g2, from, to, middle, Color.WHITE, 3.2);
        drawInterval(g2, from, to, middle, Color.BLACK, 1.2);
        end = Math.max(end, to);
      }
      g2.setFont(ChartTheme.font(12));
      g2.setColor(ChartTheme.INK);
      g2.drawString(
          generator.generateLabel(data, row, column), (float) end + 4, (float) middle + 4);
    }

    private static void drawInterval(
        Graphics2D g2, double from, double to, double middle, Color color, double width) {
      g2.setColor(color);
      g2.setStroke(ChartTheme.line(width));
      g2.draw(new Line2D.Double(from, middle, to, middle));
      g2.draw(new Line2D.Double(from, middle - 3, from, middle + 3));
      g2.draw(new Line2D.Double(to, middle - 3, to, middle + 3));
    }

    private double at(CategoryPlot plot, double value) {
      return plot.getRangeAxis().valueToJava2D(value, area, plot.getRangeAxisEdge());
    }

    @Override
    public Paint getItemPaint(int row, int column) {
      return shade(categories.get(column).color(), row);
    }

    @Override
    public Paint getItemOutlinePaint(int row, int column) {
      return ChartTheme.shade(categories.get(column).color());
    }

    @Override
    public Stroke getItemOutlineStroke(int row, int column) {
      return ChartTheme.line(1);
    }
  }
}
