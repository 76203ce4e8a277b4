package org.glimpse.keyframe.feature;

/** The circle of a local binary pattern in one plane, and the bin of every code. */
final class BinaryPattern {
  private static final double NEARLY_WHOLE = 1e-9;
  private static final int CORNERS = 4;

  /** Reads a plane; places outside are the caller's to move inside. */
  interface Samples {
    double at(int column, int row);
  }

  // Each point of the circle lies between four samples: the place of the upper left one, and the
  // weights of upper left, upper right, lower left and lower right.
  private final int[] columns;
  private final int[] rows;
  private final double[] weights;
  private final int[] bins;
  private final int count;

  BinaryPattern(int neighbors, double radiusX, double radiusY, boolean uniform) {
    columns = new int[neighbors];
    rows = new int[neighbors];
    weights = new double[CORNERS * neighbors];
    for (int p = 0; p < neighbors; p++) {
      double angle = 2 * Math.PI * p / neighbors;
      place(p, whole(radiusX * Math.cos(angle)), whole(-radiusY * Math.sin(angle)));
    }
    bins = new int[1 << neighbors];
    int next = 0;
    for (int code = 0; code < bins.length; code++) {
      bins[code] = !uniform || changes(code, neighbors) <= 2 ? next++ : -1;
    }
    boolean others = next < bins.length;
    for (int code = 0; code < bins.length; code++) {
      bins[code] = bins[code] < 0 ? next : bins[code];
    }
    count = others ? next + 1 : next;
  }

  private void place(int p, double x, double y) {
    columns[p] = (int) Math.floor(x);
    rows[p] = (int) Math.floor(y);
    double right = x - columns[p];
    double below = y - rows[p];
    weights[CORNERS * p] = (1 - right) * (1 - below);
    weights[CORNERS * p + 1] = right * (1 - below);
    weights[CORNERS * p + 2] = (1 - right) * below;
    weights[CORNERS * p + 3] = right * below;
  }

  private static double whole(double value) {
    double rounded = Math.rint(value);
    return Math.abs(value - rounded) < NEARLY_WHOLE ? rounded : value;
  }

  /** How often neighboring bits of a circle differ. */
  private static int changes(int code, int neighbors) {
    int turned = (code >> 1) | ((code & 1) << (neighbors - 1));
    return Integer.bitCount(code ^ turned);
  }

  int count() {
    return count;
  }

  /** The bin of the pattern around a place. */
  int bin(Samples samples, int column, int row) {
    double center = samples.at(column, row);
    int code = 0;
    for (int p = 0; p < columns.length; p++) {
      // Differences are interpolated, not brightness: in a flat area the sum is exactly 0.
      double above = 0;
      for (int i = 0; i < CORNERS; i++) {
        double weight = weights[CORNERS * p + i];
        if (weight != 0) {
          int x = column + columns[p] + (i & 1);
          int y = row + rows[p] + (i >> 1);
          above += weight * (samples.at(x, y) - center);
        }
      }
      code |= above >= 0 ? 1 << p : 0;
    }
    return bins[code];
  }
}
