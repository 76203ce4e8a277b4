package org.glimpse.report.chart;

import java.util.Arrays;
import java.util.List;

/**
 * The plane in which vectors differ most: their first two principal components.
 *
 * <p>Found by power iteration on the covariance, the second after what lies along the first is
 * taken away; each direction has its entry of largest size positive, so that the result is the same
 * each time.
 *
 * @param points (N, 2) row by row: where each vector lies in the plane
 * @param firstShare the share of all variance along the first direction, 0 to 1
 * @param secondShare the same along the second
 */
record PrincipalPlane(List<Place> points, double firstShare, double secondShare) {
  private static final int ITERATIONS = 300;
  private static final double SAME = 1e-12;
  private static final double SETTLED = 1e-15;

  /** A place in the plane. */
  record Place(double x, double y) {}

  static PrincipalPlane of(List<List<Double>> vectors) {
    int width = vectors.get(0).size();
    double[][] rows = new double[vectors.size()][width];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < width; k++) {
        rows[i][k] = vectors.get(i).get(k);
      }
    }
    center(rows);
    double total = squares(rows);
    double[] first = project(rows);
    double[] second = project(rows);
    List<Place> points =
        java.util.stream.IntStream.range(0, rows.length)
            .mapToObj(i -> new Place(first[i], second[i]))
            .toList();
    return new PrincipalPlane(points, share(first, total), share(second, total));
  }

  private static double share(double[] along, double total) {
    return total > 0 ? Arrays.stream(along).map(v -> v * v).sum() / total : 0;
  }

  private static void center(double[][] rows) {
    for (int k = 0; k < rows[0].length; k++) {
      double mean = 0;
      for (double[] row : rows) {
        mean += row[k] / rows.length;
      }
      for (double[] row : rows) {
        row[k] -= mean;
      }
    }
  }

  private static double squares(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).map(v -> v * v).sum();
  }

  /** The places along the direction of largest variance, which is taken out of the rows. */
  private static double[] project(double[][] rows) {
    int width = rows[0].length;
    double[] direction = start(rows);
    for (int i = 0; i < ITERATIONS; i++) {
      double[] next = new double[width];
      for (double[] row : rows) {
        double dot = dot(row, direction);
        for (int k = 0; k < width; k++) {
          next[k] += dot * row[k];
        }
      }
      if (!normalize(next)) {
        return new double[rows.length];
      }
      double moved = 1 - Math.abs(dot(next, direction));
      direction = next;
      if (moved < SETTLED) {
        break;
      }
    }
    double[] axis = direction;
    double[] along = Arrays.stream(rows).mapToDouble(row -> dot(row, axis)).toArray();
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < width; k++) {
        rows[i][k] -= along[i] * axis[k];
      }
    }
    int largest = 0;
    for (int k = 1; k < width; k++) {
      largest = Math.abs(axis[k]) > Math.abs(axis[largest]) ? k : largest;
    }
    double sign = axis[largest] < 0 ? -1 : 1;
    return Arrays.stream(along).map(v -> sign * v).toArray();
  }

  /** The longest row, which cannot be at right angles to all that varies. */
  private static double[] start(double[][] rows) {
    double[] longest = rows[0];
    for (double[] row : rows) {
      longest = dot(row, row) > dot(longest, longest) ? row : longest;
    }
    double[] copy = longest.clone();
    normalize(copy);
    return copy;
  }

  private static boolean normalize(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    if (length < SAME) {
      return false;
    }
    for (int k = 0; k < vector.length; k++) {
      vector[k] /= length;
    }
    return true;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
