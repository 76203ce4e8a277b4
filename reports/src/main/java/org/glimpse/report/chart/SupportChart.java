package org.glimpse.report.chart;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.statistics.Interval;

/**
 * The recall of each class against the number of its clips: whether rare classes are found less
 * often. Classes without a clip are not shown.
 */
public final class SupportChart implements Chart {
  private static final Size SIZE = new Size(ChartTheme.WIDTH, 320);
  private static final int LEFT = 60;
  private static final int RIGHT = 24;
  private static final int TOP = 34;
  private static final int BOTTOM = 50;
  private static final double DOT = 6;

  private final String name;
  private final LabelSet labels;
  private final List<ClassRecall> classes;

  /**
   * The recall of a class.
   *
   * @param clips how many clips it has
   * @param recall the share of them predicted rightly; empty without clips
   * @param interval where the recall lies, if it is known
   */
  public record ClassRecall(int clips, OptionalDouble recall, Optional<Interval> interval) {
    /**
     * Checks the count.
     *
     * @param clips how many clips it has
     * @param recall the share of them predicted rightly; empty without clips
     * @param interval where the recall lies, if it is known
     * @throws IllegalArgumentException if the count is negative
     */
    public ClassRecall {
      Checks.atLeast("clips", clips, 0);
    }
  }

  private SupportChart(String name, LabelSet labels, List<ClassRecall> classes) {
    this.name = name;
    this.labels = labels;
    this.classes = classes;
  }

  /**
   * Recalls against counts.
   *
   * @param name a name for files, made a slug
   * @param labels the classes
   * @param classes one a class
   * @return the chart
   * @throws IllegalArgumentException if there is not one a class
   */
  public static SupportChart of(String name, LabelSet labels, List<ClassRecall> classes) {
    Checks.argument(
        classes.size() == labels.size(),
        "there must be " + labels.size() + " recalls but there are " + classes.size());
    return new SupportChart(ChartNames.slug(name), labels, List.copyOf(classes));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    List<String> parts = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      OptionalDouble recall = classes.get(c).recall();
      if (recall.isPresent()) {
        parts.add(
            String.format(
                Locale.ROOT,
                "%s: %d clips, recall %.2f",
                labels.label(c),
                classes.get(c).clips(),
                recall.getAsDouble()));
      }
    }
    return "Recall against number of clips. " + String.join("; ", parts) + ".";
  }

  @Override
  public Size size() {
    return SIZE;
  }

  @Override
  public void draw(Graphics2D graphics) {
    int most = classes.stream().mapToInt(ClassRecall::clips).max().orElse(1);
    PlotArea area =
        new PlotArea(
            new Rectangle2D.Double(
                LEFT, TOP, SIZE.width() - LEFT - RIGHT, SIZE.height() - TOP - BOTTOM),
            PlotArea.Scale.round(0, 1.12 * Math.max(1, most), "clips of the class"),
            PlotArea.Scale.unit("recall"));
    area.axes(graphics);
    ClassColors colors = ClassColors.of(labels);
    for (ClassRecall one : classes) {
      one.interval().ifPresent(i -> area.whisker(graphics, one.clips(), i.lower(), i.upper()));
    }
    List<Rectangle2D> taken = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      if (classes.get(c).recall().isPresent()) {
        double recall = classes.get(c).recall().getAsDouble();
        area.dot(graphics, classes.get(c).clips(), recall, DOT, colors.color(c));
        taken.add(
            new Rectangle2D.Double(
                area.x(classes.get(c).clips()) - DOT, area.y(recall) - DOT, 2 * DOT, 2 * DOT));
      }
    }
    graphics.setFont(ChartTheme.font(12));
    graphics.setColor(ChartTheme.INK);
    for (int c = 0; c < classes.size(); c++) {
      if (classes.get(c).recall().isPresent()) {
        label(
            graphics,
            ChartTheme.printable(labels.label(c)),
            area.x(classes.get(c).clips()),
            area.y(classes.get(c).recall().getAsDouble()),
            taken);
      }
    }
  }

  /** Writes a label beside its dot, on the first of several places that is free. */
  private static void label(
      Graphics2D graphics, String text, double x, double y, List<Rectangle2D> taken) {
    FontMetrics metrics = graphics.getFontMetrics();
    double width = metrics.stringWidth(text);
    double[][] places = {
      {x + DOT + 5, y + 4}, {x - DOT - 5 - width, y + 4}, {x + DOT + 3, y - 8},
      {x + DOT + 3, y + 17}, {x - DOT - 3 - width, y - 8}, {x - DOT - 3 - width, y + 17}
    };
    double[] chosen = places[0];
    for (double[] place : places) {
      Rectangle2D box = new Rectangle2D.Double(place[0], place[1] - 10, width, 12);
      boolean inside = box.getMaxX() < SIZE.width() - 2 && box.getMinX() > LEFT;
      if (inside && taken.stream().noneMatch(other -> other.intersects(box))) {
        chosen = place;
        break;
      }
    }
    taken.add(new Rectangle2D.Double(chosen[0], chosen[1] - 10, width, 12));
    graphics.drawString(text, (float) chosen[0], (float) chosen[1]);
  }
}
