package org.glimpse.keyframe;

import java.util.ArrayList;
import java.util.List;

/** The flow fields of a clip on a coarse grid: u of every cell, then v, one array a frame. */
final class FlowSeries {
  private static final double REACH = 3;
  private static final double END_SHARE = 0.06;
  private static final double BACK_TO_NEUTRAL = 0.4;

  private final List<float[]> fields;
  private final double[] millis;

  FlowSeries(List<float[]> fields, double[] millis) {
    this.fields = fields;
    this.millis = millis;
  }

  int length() {
    return fields.size();
  }

  float[] field(int frame) {
    return fields.get(frame);
  }

  /** Averages over time with Gaussian weights of a deviation in milliseconds. */
  FlowSeries smoothed(double deviation) {
    List<float[]> smooth = new ArrayList<>();
    for (int t = 0; t < length(); t++) {
      float[] sum = field(t).clone();
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
    return new FlowSeries(smooth, millis);
  }

  private boolean near(int t, int d, double deviation) {
    return millis[t + d] - millis[t - d] <= 2 * REACH * deviation;
  }

  /**
   * Takes the state of the first frames off every frame; where that of the last frames is near it,
   * the face is neutral again and the difference is a drift, which is taken off in proportion.
   */
  FlowSeries rebased() {
    if (fields.isEmpty()) {
      return this;
    }
    int ends = Math.max(1, (int) Math.round(END_SHARE * length()));
    float[] start = mean(0, ends);
    float[] end = mean(length() - ends, length());
    double most = 0;
    for (float[] field : fields) {
      most = Math.max(most, distance(field, start));
    }
    boolean back = distance(end, start) < BACK_TO_NEUTRAL * most;
    List<float[]> rebased = new ArrayList<>();
    for (int t = 0; t < length(); t++) {
      double part =
          back && length() > 2 * ends
              ? Math.max(0, Math.min(1, (t - (ends - 1) / 2.0) / (length() - ends)))
              : 0;
      float[] left = field(t).clone();
      add(left, start, part - 1);
      add(left, end, -part);
      rebased.add(left);
    }
    return new FlowSeries(rebased, millis);
  }

  private float[] mean(int from, int to) {
    float[] sum = new float[field(from).length];
    for (int t = from; t < to; t++) {
      add(sum, field(t), 1);
    }
    return scaled(sum, 1.0 / (to - from));
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
