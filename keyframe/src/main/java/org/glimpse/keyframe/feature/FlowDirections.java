package org.glimpse.keyframe.feature;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FlowField;

/**
 * Where a region moves to: its flow by direction.
 *
 * <p>The direction of a vector is {@code atan2(v, u)} in [0, 2π): 0 to the right, π/2 down. With B
 * bins, bin {@code i} holds the directions from {@code i · 2π/B} to below {@code (i + 1) · 2π/B}. A
 * vector of length 0 has no direction and is in no bin.
 *
 * @param bins B, at least 2
 */
public record FlowDirections(int bins) {
  private static final double TURN = 2 * Math.PI;

  /**
   * Checks the number.
   *
   * @throws IllegalArgumentException if {@code bins < 2}
   */
  public FlowDirections {
    Checks.atLeast("bins", bins, 2);
  }

  /**
   * Eight bins of 45 degrees.
   *
   * @return the directions
   */
  public static FlowDirections withDefaults() {
    return new FlowDirections(8);
  }

  /**
   * The direction that most vectors of a region have.
   *
   * @param bin which direction, the lowest of several with equally many vectors
   * @param vectors how many vectors have it
   * @param u their mean to the right, pixels
   * @param v their mean down, pixels
   */
  public record Main(int bin, int vectors, double u, double v) {
    /**
     * The length of the mean vector.
     *
     * @return pixels
     */
    public double length() {
      return Math.hypot(u, v);
    }

    /**
     * The direction of the mean vector.
     *
     * @return radians in [0, 2π); 0 where nothing moves
     */
    public double angle() {
      return turned(u, v);
    }
  }

  private static double turned(double u, double v) {
    double angle = Math.atan2(v, u);
    return angle < 0 ? angle + TURN : angle + 0.0;
  }

  /**
   * The bin of a vector.
   *
   * @param u to the right
   * @param v down
   * @return 0 to {@link #bins} − 1, or −1 where both are 0
   */
  public int bin(double u, double v) {
    if (u == 0 && v == 0) {
      return -1;
    }
    return Math.min(bins - 1, (int) (turned(u, v) * bins / TURN));
  }

  /**
   * The histogram of oriented optical flow, HOOF: in each bin the sum of the lengths of its vectors
   * over the sum of all lengths.
   *
   * <p>Source: Chaudhry and others, "Histograms of oriented optical flow and Binet-Cauchy kernels
   * on nonlinear dynamical systems", 2009. Departure: bins go round the whole circle, so that left
   * and right are told apart.
   *
   * @param flow the field
   * @param box a box inside it
   * @return {@link #bins} shares whose sum is 1; all 0 where nothing moves
   * @throws IndexOutOfBoundsException if the box is not inside the field
   */
  public double[] histogram(FlowField flow, Box box) {
    double[] histogram = new double[bins];
    double total = 0;
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        int bin = bin(flow.u(x, y), flow.v(x, y));
        if (bin >= 0) {
          histogram[bin] += flow.magnitude(x, y);
          total += flow.magnitude(x, y);
        }
      }
    }
    for (int i = 0; i < bins && total > 0; i++) {
      histogram[i] /= total;
    }
    return histogram;
  }

  /**
   * The direction that most vectors of a region have, and their mean.
   *
   * @param flow the field
   * @param box a box inside it
   * @return the main direction; bin 0 with no vector where nothing moves
   * @throws IndexOutOfBoundsException if the box is not inside the field
   */
  public Main main(FlowField flow, Box box) {
    int[] counts = new int[bins];
    double[] us = new double[bins];
    double[] vs = new double[bins];
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        int bin = bin(flow.u(x, y), flow.v(x, y));
        if (bin >= 0) {
          counts[bin]++;
          us[bin] += flow.u(x, y);
          vs[bin] += flow.v(x, y);
        }
      }
    }
    int most = 0;
    for (int i = 1; i < bins; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    int vectors = Math.max(1, counts[most]);
    return new Main(most, counts[most], us[most] / vectors, vs[most] / vectors);
  }

  /**
   * The main directional mean optical flow, MDMO, of a clip: for each region the mean over the
   * fields of its {@linkplain #main main direction's} vector, as a length over the largest length
   * of any region and an angle.
   *
   * <p>Source: Liu and others, "A main directional mean optical flow feature for spontaneous
   * micro-expression recognition", 2016. Departures: any regions instead of 36, and vectors are
   * averaged over time before lengths and angles are taken.
   *
   * @param fields the flow of each frame against one reference, at least one
   * @param regions boxes inside the fields
   * @return length in [0, 1] and angle in [0, 2π) of each region in turn; lengths are 0 where
   *     nothing moves
   * @throws IllegalArgumentException if there is no field or no region
   * @throws IndexOutOfBoundsException if a region is not inside a field
   */
  public double[] feature(List<FlowField> fields, List<Box> regions) {
    Checks.notEmpty("fields", fields);
    List<Main> means = new ArrayList<>();
    double longest = 0;
    for (Box region : Checks.notEmpty("regions", regions)) {
      double u = 0;
      double v = 0;
      for (FlowField field : fields) {
        Main main = main(field, region);
        u += main.u() / fields.size();
        v += main.v() / fields.size();
      }
      Main mean = new Main(0, fields.size(), u, v);
      means.add(mean);
      longest = Math.max(longest, mean.length());
    }
    double[] feature = new double[2 * means.size()];
    for (int i = 0; i < means.size(); i++) {
      feature[2 * i] = longest > 0 ? means.get(i).length() / longest : 0;
      feature[2 * i + 1] = means.get(i).angle();
    }
    return feature;
  }
}
