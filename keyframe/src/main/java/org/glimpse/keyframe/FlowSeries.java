package org.glimpse.keyframe;

import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import org.glimpse.core.frame.RowStore;

/**
 * The flow fields of a clip on a coarse grid: u of every cell, then v, one array a frame. Those of
 * a long clip lie in a temporary file.
 */
final class FlowSeries implements AutoCloseable {
  private static final double REACH = 3;
  private static final double END_SHARE = 0.06;
  private static final double BACK_TO_NEUTRAL = 0.4;

  private final RowStore rows;
  private final double[] millis;

  /**
   * An empty series.
   *
   * @param values how many values a field has
   * @param millis the time of each field that will be added
   */
  FlowSeries(int values, double[] millis) {
    this(RowStore.of(values * Float.BYTES), millis);
  }

  FlowSeries(RowStore rows, double[] millis) {
    this.rows = rows;
    this.millis = millis;
  }

  void add(float[] field) {
    byte[] row = new byte[field.length * Float.BYTES];
    ByteBuffer.wrap(row).asFloatBuffer().put(field);
    rows.add(row);
  }

  int length() {
    return rows.size();
  }

  /** A field; the caller may write to it. */
  float[] field(int frame) {
    byte[] row = rows.row(frame);
    float[] field = new float[Math.floorDiv(row.length, Float.BYTES)];
    ByteBuffer.wrap(row).asFloatBuffer().get(field);
    return field;
  }

  /** Puts the averages over time with Gaussian weights of a deviation in milliseconds. */
  void smoothInto(FlowSeries smooth, double deviation) {
    for (int t = 0; t < length(); t++) {
      float[] sum = field(t);
      double weights = 1;
      // Neighbors come in pairs: a window that is cut on one side only would lag behind.
      for (int d = 1; t - d >= 0 && t + d < length() && near(t, d, deviation); d++) {
        double distance = (millis[t + d] - millis[t - d]) / (2 * deviation);
        double weight = Math.exp(-distance * distance / 2);
        add(sum, field(t - d), weight);
        add(sum, field(t + d), weight);
        weights += 2 * weight;
      }
      smooth.add(scaled(sum, 1 / weights));
    }
  }

  private boolean near(int t, int d, double deviation) {
    return millis[t + d] - millis[t - d] <= 2 * REACH * deviation;
  }

  /**
   * Takes the state of the first frames off every frame; where that of the last frames is near it,
   * the face is neutral again and the difference is a drift, which is taken off in proportion.
   *
   * @return gives the rest of a frame's field
   */
  IntFunction<float[]> rebased() {
    if (length() == 0) {
      return this::field;
    }
    int ends = Math.max(1, (int) Math.round(END_SHARE * length()));
    float[] start = mean(0, ends);
    float[] end = mean(length() - ends, length());
    double most = 0;
    for (int t = 0; t < length(); t++) {
      most = Math.max(most, distance(field(t), start));
    }
    boolean back = distance(end, start) < BACK_TO_NEUTRAL * most;
    return t -> {
      double part =
          back && length() > 2 * ends
              ? Math.max(0, Math.min(1, (t - (ends - 1) / 2.0) / (length() - ends)))
              : 0;
      float[] left = field(t);
      add(left, start, part - 1);
      add(left, end, -part);
      return left;
    };
  }

  private float[] mean(int from, int to) {
    float[] sum = new float[field(from).length];
    for (int t = from; t < to; t++) {
      add(sum, field(t), 1);
    }
    return scaled(sum, 1.0 / (to - from));
  }

  @Override
  public void close() {
    rows.close();
  }

  private static double distance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum / a.length);
  }

  private static void add(float[] sum, float[] field, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (weight * field[i]);
    }
  }

  private static float[] scaled(float[] field, double factor) {
    for (int i = 0; i < field.length; i++) {
      field[i] *= (float) factor;
    }
    return field;
  }
}
