package org.glimpse.report.chart;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.frame.Frame;
import org.glimpse.evaluation.FaceTree;

/**
 * Trees of points of the face, drawn on a face: a line for each pair of points that a tree joins,
 * the wider and darker the more folds joined it. Points are where they lie on an average aligned
 * face.
 */
public final class FaceTreeChart implements Chart {
  private static final int FACE = 380;
  private static final int LEFT = (ChartTheme.WIDTH - FACE) / 2;
  private static final int TOP = 34;
  private static final Color SOME = ChartTheme.color(4);
  private static final Color ALL = ChartTheme.color(0);
  private static final FacePoint ROOT = FacePoint.NOSE_TIP;

  private final String name;
  private final List<FaceTree> trees;
  private final Optional<Frame> face;

  private FaceTreeChart(String name, List<FaceTree> trees, Optional<Frame> face) {
    this.name = name;
    this.trees = trees;
    this.face = face;
  }

  /**
   * The trees of a run.
   *
   * @param name a name for files, made a slug
   * @param trees at least one, one a fold
   * @param face an aligned face to draw on; without, an oval stands for it
   * @return the chart
   * @throws IllegalArgumentException if there is no tree
   */
  public static FaceTreeChart of(String name, List<FaceTree> trees, Optional<Frame> face) {
    return new FaceTreeChart(ChartNames.slug(name), Checks.notEmpty("trees", trees), face);
  }

  /** How many trees join each pair of points that one joins, in the order of the points. */
  Map<FaceTree.Edge, Integer> counts() {
    Map<FaceTree.Edge, Integer> counts = new LinkedHashMap<>();
    List<FaceTree.Edge> edges = new ArrayList<>();
    trees.forEach(tree -> edges.addAll(tree.edges()));
    edges.stream()
        .map(FaceTreeChart::ordered)
        .sorted(Comparator.comparing(FaceTree.Edge::from).thenComparing(FaceTree.Edge::to))
        .forEach(edge -> counts.merge(edge, 1, Integer::sum));
    return counts;
  }

  private static FaceTree.Edge ordered(FaceTree.Edge edge) {
    return edge.from().compareTo(edge.to()) <= 0 ? edge : new FaceTree.Edge(edge.to(), edge.from());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String description() {
    Map<FaceTree.Edge, Integer> counts = counts();
    if (trees.size() == 1) {
      return "Tree of " + counts.size() + " lines between points of the face, from the nose tip.";
    }
    long always = counts.values().stream().filter(count -> count == trees.size()).count();
    return String.format(
        Locale.ROOT,
        "Trees of %d folds between points of the face: %d pairs are joined by some fold, %d of them"
            + " by all.",
        trees.size(),
        counts.size(),
        always);
  }

  @Override
  public Size size() {
    return new Size(ChartTheme.WIDTH, TOP + FACE + 10);
  }

  @Override
  public void draw(Graphics2D graphics) {
    List<Legend.Entry> entries = new ArrayList<>();
    if (trees.size() > 1) {
      entries.add(Legend.Entry.line("joined in 1 of " + trees.size() + " folds", SOME));
      entries.add(Legend.Entry.line("in all", ALL));
    }
    entries.add(Legend.Entry.patch("nose tip, where the tree begins", ChartTheme.APEX));
    new Legend(entries).draw(graphics, 8, 6, ChartTheme.WIDTH - 16.0);
    ground(graphics);
    counts().entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(entry -> edge(graphics, entry.getKey(), entry.getValue()));
    for (FacePoint point : FacePoint.all()) {
      boolean root = point == ROOT;
      PlotArea.disk(
          graphics,
          LEFT + point.x() * FACE,
          TOP + point.y() * FACE,
          root ? 6 : 3.5,
          root ? ChartTheme.APEX : Color.WHITE);
    }
  }

  private void ground(Graphics2D graphics) {
    if (face.isEmpty()) {
      graphics.setColor(ChartTheme.GRID);
      graphics.setStroke(ChartTheme.line(2));
      graphics.draw(new Ellipse2D.Double(LEFT + 0.12 * FACE, TOP + 0.02, 0.76 * FACE, 0.97 * FACE));
      return;
    }
    // Paled towards white and not made transparent: the lines are for a light ground.
    BufferedImage pale = new BufferedImage(2 * FACE, 2 * FACE, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D paling = pale.createGraphics();
    paling.setColor(Color.WHITE);
    paling.fillRect(0, 0, 2 * FACE, 2 * FACE);
    paling.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 0.45f));
    paling.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    paling.drawImage(Filmstrip.image(face.get()), 0, 0, 2 * FACE, 2 * FACE, null);
    paling.dispose();
    graphics.drawImage(pale, LEFT, TOP, FACE, FACE, null);
  }

  private void edge(Graphics2D graphics, FaceTree.Edge edge, int count) {
    double part = trees.size() == 1 ? 1 : (count - 1.0) / (trees.size() - 1);
    Line2D line =
        new Line2D.Double(
            LEFT + edge.from().x() * FACE,
            TOP + edge.from().y() * FACE,
            LEFT + edge.to().x() * FACE,
            TOP + edge.to().y() * FACE);
    graphics.setColor(Color.WHITE);
    graphics.setStroke(ChartTheme.line(2.6 + 2.8 * part));
    graphics.draw(line);
    graphics.setColor(ChartTheme.mix(SOME, ALL, part));
    graphics.setStroke(ChartTheme.line(1.4 + 2.8 * part));
    graphics.draw(line);
  }
}
