package org.glimpse.keyframe.internal;

import org.glimpse.core.Size;

/**
 * Resizes planes of numbers with a triangular filter that widens as the picture shrinks, so that
 * nothing aliases; pixel centers are at half-integers and weights sum to 1 at the borders too.
 *
 * <p>Enlarging is bilinear interpolation; the same size returns the same values.
 */
public final class Resampler {
  private final Size from;
  private final Size to;
  private final Axis columns;
  private final Axis rows;

  /**
   * A resampler between two sizes.
   *
   * @param from the size of the planes given
   * @param to the size of the planes wanted
   */
  public Resampler(Size from, Size to) {
    this.from = from;
    this.to = to;
    this.columns = Axis.of(from.width(), to.width());
    this.rows = Axis.of(from.height(), to.height());
  }

  /**
   * Resizes one plane.
   *
   * @param plane row by row, of the size given
   * @return row by row, of the size wanted
   */
  public float[] resize(float[] plane) {
    if (from.equals(to)) {
      return plane.clone();
    }
    int narrow = to.width();
    float[] columnsDone = new float[narrow * from.height()];
    for (int y = 0; y < from.height(); y++) {
      for (int x = 0; x < narrow; x++) {
        columnsDone[y * narrow + x] = columns.sum(plane, x, y * from.width(), 1);
      }
    }
    float[] result = new float[to.area()];
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < narrow; x++) {
        result[y * narrow + x] = rows.sum(columnsDone, y, x, narrow);
      }
    }
    return result;
  }

  /** For each output position the first input position and the weights from there on. */
  private static final class Axis {
    private final int[] starts;
    private final float[][] weights;

    private Axis(int[] starts, float[][] weights) {
      this.starts = starts;
      this.weights = weights;
    }

    static Axis of(int from, int to) {
      double scale = (double) from / to;
      double support = Math.max(1, scale);
      int[] starts = new int[to];
      float[][] weights = new float[to][];
      for (int i = 0; i < to; i++) {
        double center = (i + 0.5) * scale - 0.5;
        int first = (int) Math.max(0, Math.ceil(center - support));
        int last = (int) Math.min(from - 1.0, Math.floor(center + support));
        double[] raw = new double[last - first + 1];
        double sum = 0;
        for (int j = first; j <= last; j++) {
          raw[j - first] = Math.max(0, 1 - Math.abs(j - center) / support);
          sum += raw[j - first];
        }
        starts[i] = first;
        weights[i] = new float[raw.length];
        for (int j = 0; j < raw.length; j++) {
          weights[i][j] = (float) (raw[j] / sum);
        }
      }
      return new Axis(starts, weights);
    }

    float sum(float[] values, int position, int offset, int step) {
      float[] w = weights[position];
      int at = offset + starts[position] * step;
      float sum = 0;
      for (float weight : w) {
        sum += weight * values[at];
        at += step;
      }
      return sum;
    }
  }
}
