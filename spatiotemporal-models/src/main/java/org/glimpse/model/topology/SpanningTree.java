package org.glimpse.model.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.glimpse.core.Checks;

/**
 * A tree over points, seen from one of them.
 *
 * @param parents the parent of each point; −1 for the root
 * @param root where it is seen from
 */
public record SpanningTree(List<Integer> parents, int root) {
  /**
   * Checks that it is a tree.
   *
   * @throws IllegalArgumentException if a point does not lead to the root
   */
  public SpanningTree {
    parents = List.copyOf(parents);
    Checks.index("root", root, parents.size());
    for (int point = 0; point < parents.size(); point++) {
      int at = point;
      for (int steps = 0; at != root && steps < parents.size(); steps++) {
        at = Checks.index("parent", parents.get(at), parents.size());
      }
      Checks.argument(at == root, "point " + point + " does not lead to the root " + root);
    }
  }

  /**
   * The tree of least cost, by Prim's algorithm. Of points at the same cost from the tree the one
   * of lower index joins first; of tree points at the same cost from it, it joins the one that was
   * there first.
   *
   * @param costs of all pairs
   * @param root where the tree begins
   * @return the tree
   * @throws IndexOutOfBoundsException if there is no such root
   */
  public static SpanningTree minimum(CostMatrix costs, int root) {
    int points = costs.points();
    Checks.index("root", root, points);
    List<Integer> parents = new ArrayList<>(Collections.nCopies(points, -1));
    double[] nearest = new double[points];
    boolean[] inside = new boolean[points];
    int joined = root;
    inside[root] = true;
    for (int point = 0; point < points; point++) {
      nearest[point] = Double.POSITIVE_INFINITY;
    }
    for (int size = 1; size < points; size++) {
      int best = -1;
      for (int point = 0; point < points; point++) {
        if (inside[point]) {
          continue;
        }
        double cost = costs.cost(joined, point);
        if (cost < nearest[point] || parents.get(point) < 0) {
          nearest[point] = cost;
          parents.set(point, joined);
        }
        if (best < 0 || nearest[point] < nearest[best]) {
          best = point;
        }
      }
      inside[best] = true;
      joined = best;
    }
    return new SpanningTree(parents, root);
  }

  /**
   * The sum of the costs of its edges.
   *
   * @param costs of all pairs
   * @return the sum
   */
  public double cost(CostMatrix costs) {
    double sum = 0;
    for (Edge edge : edges()) {
      sum += costs.cost(edge.from(), edge.to());
    }
    return sum;
  }

  /**
   * An edge.
   *
   * @param from the end nearer to the root
   * @param to the other end
   */
  public record Edge(int from, int to) {}

  /**
   * Its edges.
   *
   * @return one for each point but the root, in the order of the points
   */
  public List<Edge> edges() {
    List<Edge> edges = new ArrayList<>();
    for (int point = 0; point < parents.size(); point++) {
      if (point != root) {
        edges.add(new Edge(parents.get(point), point));
      }
    }
    return edges;
  }

  /**
   * All points, each before its children, branch after branch: depth first, cheaper children first,
   * at equal cost that of lower index.
   *
   * @param costs of all pairs
   * @return a permutation of the points that begins with the root; the points up to any place are
   *     connected
   */
  public List<Integer> preOrder(CostMatrix costs) {
    List<Integer> order = new ArrayList<>();
    Deque<Integer> waiting = new ArrayDeque<>();
    waiting.push(root);
    while (!waiting.isEmpty()) {
      int point = waiting.pop();
      order.add(point);
      List<Integer> children = children(point, costs);
      Collections.reverse(children);
      children.forEach(waiting::push);
    }
    return order;
  }

  /**
   * A walk along the edges that comes back to each point after every branch, so that neighbors in
   * it are neighbors in the tree.
   *
   * @param costs of all pairs
   * @return 2 n − 1 points, from the root to the root
   */
  public List<Integer> eulerTour(CostMatrix costs) {
    List<Integer> tour = new ArrayList<>();
    for (int point : preOrder(costs)) {
      if (point != root) {
        int parent = parents.get(point);
        while (tour.get(tour.size() - 1) != parent) {
          tour.add(parents.get(tour.get(tour.size() - 1)));
        }
      }
      tour.add(point);
    }
    while (tour.get(tour.size() - 1) != root) {
      tour.add(parents.get(tour.get(tour.size() - 1)));
    }
    return tour;
  }

  private List<Integer> children(int point, CostMatrix costs) {
    List<Integer> children = new ArrayList<>();
    for (int child = 0; child < parents.size(); child++) {
      if (parents.get(child) == point) {
        children.add(child);
      }
    }
    children.sort(Comparator.comparingDouble(child -> costs.cost(point, child)));
    return children;
  }

  /**
   * How many edges of this tree another one does not have, in either direction: what has to be
   * replaced to make one of the other.
   *
   * @param other over the same points
   * @return 0 to n − 1
   * @throws IllegalArgumentException if it has another number of points
   */
  public int distance(SpanningTree other) {
    Checks.argument(
        other.parents.size() == parents.size(),
        "trees of " + parents.size() + " and " + other.parents.size() + " points");
    int missing = 0;
    for (Edge edge : edges()) {
      boolean there =
          other.parents.get(edge.to()) == edge.from()
              || other.parents.get(edge.from()) == edge.to();
      missing += there ? 0 : 1;
    }
    return missing;
  }
}
