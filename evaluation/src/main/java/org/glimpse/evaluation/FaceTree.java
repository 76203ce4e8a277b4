package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.frame.FacePoint;

/**
 * The tree of points of the face that the model of one fold learned.
 *
 * @param fold the fold's name
 * @param edges each from a point to one that hangs on it
 */
public record FaceTree(String fold, List<Edge> edges) {
  /** Copies the edges. */
  public FaceTree {
    edges = List.copyOf(edges);
  }

  /**
   * An edge.
   *
   * @param from the point nearer to the root
   * @param to the point that hangs on it
   */
  public record Edge(FacePoint from, FacePoint to) {}

  /**
   * A tree by the parent of each point.
   *
   * @param fold the fold's name
   * @param parents the index of each point's parent in the order of {@link FacePoint#all}; that of
   *     the root is of no account
   * @param root the index of the root
   * @return the tree
   * @throws IllegalArgumentException if there is not one parent a point
   */
  public static FaceTree ofParents(String fold, List<Integer> parents, int root) {
    List<FacePoint> points = FacePoint.all();
    Checks.argument(
        parents.size() == points.size(),
        "there must be " + points.size() + " parents but there are " + parents.size());
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < parents.size(); i++) {
      if (i != root) {
        edges.add(new Edge(points.get(parents.get(i)), points.get(i)));
      }
    }
    return new FaceTree(fold, edges);
  }
}
