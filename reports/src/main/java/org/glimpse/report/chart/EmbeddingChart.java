package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glimpse.core.Size;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.RunDetails.EmbeddedClip;
import org.glimpse.evaluation.RunDetails.Embedding;

/**
 * How a model arranges clips: the first two principal components of its last vectors, in the colors
 * of the true classes; tested clips are full disks, clips that it was trained on are rings.
 */
public final class EmbeddingChart implements Chart {
  private static final int LEFT = 40;
  private static final int RIGHT = 14;
  private static final int PLOT = 340;
  private static final int BOTTOM = 32;

  private final String name;
  private final LabelSet labels;
  private final Embedding embedding;
  private final PrincipalPlane plane;

  private EmbeddingChart(String name, LabelSet labels, Embedding embedding, PrincipalPlane plane) {
    this.name = name;
    this.labels = labels;
    this.embedding = embedding;
    this.plane = plane;
  }

  /**
   * The map of an embedding.
   *
   * @param name a name for files, made a slug
   * @param labels the classes
   * @param embedding where a model puts clips
   * @return the chart
   * @throws IndexOutOfBoundsException if a clip's class is not of the label set
   */
  public static EmbeddingChart of(String name, LabelSet labels, Embedding embedding) {
    embedding.clips().forEach(clip -> labels.label(clip.truth()));
    return new EmbeddingChart(
        ChartNames.slug(name),
        labels,
        embedding,
        PrincipalPlane.of(embedding.clips().stream().map(EmbeddedClip::vector).toList()));
  }

  /**
   * The share of the vectors' variance that the map shows.
   *
   * @return 0 to 1
   */
  public double sharedVariance() {
    return plane.firstShare() + plane.secondShare();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    long tested = embedding.clips().stream().filter(EmbeddedClip::tested).count();
    return String.format(
        Locale.ROOT,
        "Map of %d tested clips and %d training clips of one model; it shows %.0f %% of the"
            + " variance.",
        tested,
        embedding.clips().size() - tested,
        100 * sharedVariance());
  }

  private Legend legend() {
    List<Legend.Entry> entries = new ArrayList<>();
    ClassColors colors = ClassColors.of(labels);
    for (int c = 0; c < labels.size(); c++) {
      int index = c;
      if (embedding.clips().stream().anyMatch(clip -> clip.truth() == index)) {
        entries.add(Legend.Entry.patch(labels.label(c), colors.color(c)));
      }
    }
    return new Legend(entries);
  }

  private int top() {
    return 10 + legend().height(ChartTheme.WIDTH - LEFT - RIGHT);
  }

  @Override
  public Size size() {
    return new Size(ChartTheme.WIDTH, top() + PLOT + BOTTOM);
  }

  @Override
  public void draw(Graphics2D graphics) {
    double width = ChartTheme.WIDTH - LEFT - RIGHT;
    legend().draw(graphics, LEFT, 4, width);
    double reachX = plane.points().stream().mapToDouble(p -> Math.abs(p.x())).max().orElse(1);
    double reachY = plane.points().stream().mapToDouble(p -> Math.abs(p.y())).max().orElse(1);
    PlotArea area =
        new PlotArea(
            new Rectangle2D.Double(LEFT, top(), width, PLOT),
            scale(reachX, "first component", plane.firstShare()),
            scale(reachY, "second component", plane.secondShare()));
    area.axes(graphics);
    ClassColors colors = ClassColors.of(labels);
    for (boolean tested : new boolean[] {false, true}) {
      for (int i = 0; i < plane.points().size(); i++) {
        EmbeddedClip clip = embedding.clips().get(i);
        if (clip.tested() == tested) {
          mark(graphics, area, plane.points().get(i), colors.color(clip.truth()), tested);
        }
      }
    }
  }

  private static PlotArea.Scale scale(double reach, String title, double share) {
    double end = 1.08 * Math.max(1e-9, reach);
    return new PlotArea.Scale(
        -end, end, List.of(), "0", String.format(Locale.ROOT, "%s (%.0f %%)", title, 100 * share));
  }

  private static void mark(
      Graphics2D graphics, PlotArea area, PrincipalPlane.Place place, Color color, boolean full) {
    if (full) {
      area.dot(graphics, place.x(), place.y(), 5.5, color);
    } else {
      graphics.setColor(color);
      graphics.setStroke(ChartTheme.line(1.2));
      graphics.draw(new Ellipse2D.Double(area.x(place.x()) - 2.5, area.y(place.y()) - 2.5, 5, 5));
    }
  }
}
