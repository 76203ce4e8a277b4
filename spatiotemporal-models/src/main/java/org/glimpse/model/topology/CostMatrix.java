package org.glimpse.model.topology;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.frame.FacePoint;

/**
 * Symmetric costs of the pairs of n points, as the n (n − 1) / 2 numbers of the pairs (0, 1), (0,
 * 2), … (0, n − 1), (1, 2), …
 *
 * @param points n, at least 2
 * @param pairs one cost a pair; not NaN
 */
public record CostMatrix(int points, List<Double> pairs) {
  /** Below 1 for the sake of the logarithm: points that move as one. */
  private static final double LARGEST = 1 - 1e-9;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there is not one number a pair or one is NaN
   */
  public CostMatrix {
    Checks.atLeast("points", points, 2);
    pairs = List.copyOf(pairs);
    Checks.argument(
        pairs.size() == points * (points - 1) / 2,
        points + " points have " + points * (points - 1) / 2 + " pairs, not " + pairs.size());
    Checks.argument(
        pairs.stream().noneMatch(cost -> cost.isNaN()), "a cost of two points is not a number");
  }

  /**
   * Costs of pairs that have none yet.
   *
   * @param points n, at least 2
   * @return 0 for each pair
   */
  public static CostMatrix zeros(int points) {
    return new CostMatrix(points, java.util.Collections.nCopies(points * (points - 1) / 2, 0.0));
  }

  /**
   * The costs of Chow and Liu: minus the mutual information of two points' movements under a
   * Gaussian model, {@code ½ ln(1 − ρ²)}. Its minimum spanning tree is the tree of dependencies
   * under which the movements are most likely.
   *
   * <p>ρ is the correlation over all samples. {@code ρ²} counts as at most {@code 1 − 1e-9}; a
   * point that never moves depends on none (ρ = 0).
   *
   * <p>Source: Chow, Liu, "Approximating Discrete Probability Distributions with Dependence Trees",
   * 1968; that movements of face points are its variables is our own.
   *
   * @param samples one row a sample, one column a point
   * @return the costs, none above 0
   * @throws IllegalArgumentException if there is no sample, or rows differ in length
   */
  public static CostMatrix chowLiu(List<List<Double>> samples) {
    Checks.notEmpty("samples", samples);
    int points = samples.get(0).size();
    PairSums sums = new PairSums(points);
    for (List<Double> row : samples) {
      Checks.argument(
          row.size() == points, "a sample has " + row.size() + " values for " + points + " points");
      sums.add(row.stream().mapToDouble(Double::doubleValue).toArray());
    }
    return sums.costs();
  }

  /**
   * The distances of the points of an average face, in sides of its picture.
   *
   * @return one for each pair of {@link FacePoint}, in their order
   */
  public static CostMatrix faceDistances() {
    List<FacePoint> points = FacePoint.all();
    List<Double> distances = new ArrayList<>();
    for (int a = 0; a < points.size(); a++) {
      for (int b = a + 1; b < points.size(); b++) {
        FacePoint one = points.get(a);
        FacePoint other = points.get(b);
        distances.add(Math.hypot(one.x() - other.x(), one.y() - other.y()));
      }
    }
    return new CostMatrix(points.size(), distances);
  }

  /**
   * The cost of two points.
   *
   * @param a one of them
   * @param b the other, in either order
   * @return their cost
   * @throws IndexOutOfBoundsException if there is no such point
   * @throws IllegalArgumentException if they are the same
   */
  public double cost(int a, int b) {
    return pairs.get(pair(points, a, b));
  }

  /**
   * Where the cost of two points stands.
   *
   * @param points n
   * @param a one of them
   * @param b the other, in either order
   * @return index into {@link #pairs}
   * @throws IndexOutOfBoundsException if there is no such point
   * @throws IllegalArgumentException if they are the same
   */
  public static int pair(int points, int a, int b) {
    Checks.index("point", a, points);
    Checks.index("point", b, points);
    Checks.argument(a != b, "a point has no cost with itself: " + a);
    int low = Math.min(a, b);
    int high = Math.max(a, b);
    return low * (2 * points - low - 1) / 2 + high - low - 1;
  }

  /** Sums over samples that come one after the other, of which correlations are made. */
  static final class PairSums {
    private final int points;
    private final double[] sums;
    private final double[] products;
    private long count;

    PairSums(int points) {
      this.points = Checks.atLeast("points", points, 2);
      sums = new double[points];
      products = new double[points * points];
    }

    void add(double[] sample) {
      count++;
      for (int a = 0; a < points; a++) {
        sums[a] += sample[a];
        for (int b = 0; b <= a; b++) {
          products[a * points + b] += sample[a] * sample[b];
        }
      }
    }

    CostMatrix costs() {
      List<Double> costs = new ArrayList<>();
      for (int a = 0; a < points; a++) {
        for (int b = a + 1; b < points; b++) {
          double scale = covariance(a, a) * covariance(b, b);
          double shared = covariance(b, a);
          double square = scale > 0 ? Math.min(LARGEST, shared * shared / scale) : 0;
          costs.add(0.5 * Math.log1p(-square));
        }
      }
      return new CostMatrix(points, costs);
    }

    /** Of a not before b. */
    private double covariance(int a, int b) {
      return products[a * points + b] / count - sums[a] / count * (sums[b] / count);
    }
  }
}
