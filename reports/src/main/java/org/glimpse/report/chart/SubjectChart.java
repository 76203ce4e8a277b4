package org.glimpse.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/**
 * A strip of subjects: each a dot at the share of its clips that were predicted rightly, dots of
 * nearly the same share one above the other, larger for more clips; a dashed line is the share of
 * all clips together.
 */
public final class SubjectChart implements Chart {
  private static final double LEAST_RADIUS = 3;
  private static final double MOST_RADIUS = 9;
  private static final int LEFT = 24;
  private static final int RIGHT = 24;
  private static final int TOP = 30;
  private static final int BOTTOM = 48;
  private static final int LEAST_HEIGHT = 60;

  private final String name;
  private final List<Subject> subjects;

  /**
   * A subject's result.
   *
   * @param title what it is called
   * @param right how many of its clips were predicted rightly
   * @param clips how many clips it has, at least 1
   */
  public record Subject(String title, int right, int clips) {
    /**
     * Checks the counts.
     *
     * @param title what it is called
     * @param right how many of its clips were predicted rightly
     * @param clips how many clips it has, at least 1
     * @throws IllegalArgumentException if there is no clip or more are right than there are
     */
    public Subject {
      Checks.atLeast("clips", clips, 1);
      Checks.inRange("right clips", right, 0, clips);
    }

    double share() {
      return (double) right / clips;
    }
  }

  private SubjectChart(String name, List<Subject> subjects) {
    this.name = name;
    this.subjects = subjects;
  }

  /**
   * The strip of subjects.
   *
   * @param name a name for files, made a slug
   * @param subjects at least one
   * @return the chart
   * @throws IllegalArgumentException if there is no subject
   */
  public static SubjectChart of(String name, List<Subject> subjects) {
    return new SubjectChart(
        ChartNames.slug(name),
        Checks.notEmpty("subjects", subjects).stream()
            .sorted(Comparator.comparingDouble(Subject::share).thenComparing(Subject::title))
            .toList());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    Subject worst = subjects.get(0);
    Subject best = subjects.get(subjects.size() - 1);
    return String.format(
        Locale.ROOT,
        "Accuracy of %d subjects, from %s with %d of %d clips to %s with %d of %d.",
        subjects.size(),
        worst.title(),
        worst.right(),
        worst.clips(),
        best.title(),
        best.right(),
        best.clips());
  }

  private double radius(Subject subject) {
    int most = subjects.stream().mapToInt(Subject::clips).max().orElse(1);
    double crowd = Math.min(1, Math.sqrt(40.0 / subjects.size()));
    double least = LEAST_RADIUS * Math.max(0.6, crowd);
    double range = MOST_RADIUS * crowd - least;
    return least + Math.max(0, range) * Math.sqrt((double) subject.clips() / most);
  }

  /** How far each dot lies above the middle, in pixels, so that none hides another. */
  private double[] offsets() {
    double[] offsets = new double[subjects.size()];
    for (int i = 0; i < offsets.length; i++) {
      double radius = radius(subjects.get(i));
      double x = x(subjects.get(i).share());
      double best = Double.MAX_VALUE;
      List<Double> candidates = new ArrayList<>(List.of(0.0));
      for (int j = 0; j < i; j++) {
        double dx = x(subjects.get(j).share()) - x;
        double reach = radius + radius(subjects.get(j)) + 1;
        if (Math.abs(dx) < reach) {
          double dy = Math.sqrt(reach * reach - dx * dx) + 1e-6;
          candidates.add(offsets[j] + dy);
          candidates.add(offsets[j] - dy);
        }
      }
      for (double candidate : candidates) {
        if (Math.abs(candidate) < Math.abs(best) && free(offsets, i, x, candidate, radius)) {
          best = candidate;
        }
      }
      offsets[i] = best;
    }
    return offsets;
  }

  private boolean free(double[] offsets, int count, double x, double offset, double radius) {
    for (int j = 0; j < count; j++) {
      double reach = radius + radius(subjects.get(j)) + 1;
      if (Math.hypot(x(subjects.get(j).share()) - x, offsets[j] - offset) < reach - 1e-9) {
        return false;
      }
    }
    return true;
  }

  private static double x(double share) {
    return LEFT + share * (ChartTheme.WIDTH - LEFT - RIGHT);
  }

  private int height(double[] offsets) {
    double reach = Arrays.stream(offsets).map(Math::abs).max().orElse(0) + MOST_RADIUS + 2;
    return (int) Math.max(LEAST_HEIGHT, 2 * reach);
  }

  @Override
  public Size size() {
    return new Size(ChartTheme.WIDTH, TOP + height(offsets()) + BOTTOM);
  }

  @Override
  public void draw(Graphics2D graphics) {
    double[] offsets = offsets();
    int height = height(offsets);
    PlotArea area =
        new PlotArea(
            new Rectangle2D.Double(LEFT, TOP, ChartTheme.WIDTH - LEFT - RIGHT, height),
            PlotArea.Scale.unit("share of a subject's clips predicted rightly"),
            new PlotArea.Scale(-1, 1, List.of(), "0", ""));
    graphics.setStroke(ChartTheme.line(1));
    graphics.setColor(ChartTheme.GRID);
    for (int i = 0; i <= 5; i++) {
      area.line(graphics, i / 5.0, -1, i / 5.0, 1);
    }
    area.axes(graphics);
    int right = subjects.stream().mapToInt(Subject::right).sum();
    int clips = subjects.stream().mapToInt(Subject::clips).sum();
    double pooled = (double) right / clips;
    graphics.setColor(ChartTheme.MUTED);
    graphics.setStroke(ChartTheme.dashes());
    area.line(graphics, pooled, -1, pooled, 1.05);
    graphics.setFont(ChartTheme.font(12));
    graphics.setColor(ChartTheme.INK);
    String text = String.format(Locale.ROOT, "all clips %.2f", pooled);
    double half = graphics.getFontMetrics().stringWidth(text) / 2.0;
    double middle = Math.max(half + 4, Math.min(ChartTheme.WIDTH - half - 4, x(pooled)));
    PlotArea.centered(graphics, text, middle, TOP - 12);
    double center = TOP + height / 2.0;
    for (int i = 0; i < offsets.length; i++) {
      Subject subject = subjects.get(i);
      PlotArea.disk(
          graphics, x(subject.share()), center - offsets[i], radius(subject), ChartTheme.color(0));
    }
  }
}
