package org.glimpse.keyframe.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.analysis.interpolation.LoessInterpolator;

/** A curve over time, smoothed, with its floor taken off. */
final class RegionSignal {
  private static final double WINDOW_MILLIS = 60;
  private static final int FEWEST_IN_WINDOW = 5;
  private static final double FLOOR_QUANTILE = 0.15;
  private static final double MAD_TO_SIGMA = 1.4826;

  private final double[] values;
  private final double noise;

  private RegionSignal(double[] values, double noise) {
    this.values = values;
    this.noise = noise;
  }

  /** Smooths by local regression over 60 ms or 5 frames, whichever is longer. */
  static RegionSignal of(double[] times, double[] raw) {
    int n = raw.length;
    double[] millis = strictlyAscending(times);
    double duration = millis[n - 1] - millis[0];
    double fraction = Math.min(1, Math.max(WINDOW_MILLIS / duration, (FEWEST_IN_WINDOW + 0.5) / n));
    double[] smooth = new LoessInterpolator(fraction, 0).smooth(millis, raw);
    double[] residuals = new double[n];
    for (int i = 0; i < n; i++) {
      residuals[i] = Math.abs(raw[i] - smooth[i]);
    }
    Arrays.sort(residuals);
    return new RegionSignal(aboveFloor(smooth), MAD_TO_SIGMA * residuals[n / 2]);
  }

  /** Local regression divides by distances in time: equal times are moved a microsecond apart. */
  private static double[] strictlyAscending(double[] times) {
    double[] ascending = times.clone();
    for (int i = 1; i < ascending.length; i++) {
      ascending[i] = Math.max(ascending[i], ascending[i - 1] + 1e-3);
    }
    return ascending;
  }

  private static double[] aboveFloor(double[] curve) {
    double[] sorted = curve.clone();
    Arrays.sort(sorted);
    double floor = sorted[(int) (FLOOR_QUANTILE * curve.length)];
    double[] above = new double[curve.length];
    for (int i = 0; i < curve.length; i++) {
      above[i] = curve[i] - floor;
    }
    return above;
  }

  /** The weighted sum of signals. */
  static RegionSignal sum(Iterable<RegionSignal> signals, ToDoubleFunction<RegionSignal> weight) {
    double weights = 0;
    double variance = 0;
    double[] sum = new double[0];
    for (RegionSignal signal : signals) {
      double w = weight.applyAsDouble(signal);
      weights += w;
      variance += w * w * signal.noise * signal.noise;
      if (sum.length == 0) {
        sum = new double[signal.values.length];
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += w * signal.values[i];
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= weights;
    }
    return new RegionSignal(sum, Math.sqrt(variance) / weights);
  }

  /** This signal without the largest part of another that fits under it while that one is high. */
  RegionSignal without(RegionSignal leak) {
    double high = leak.values[leak.peak()] / 2;
    double part = Double.POSITIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      if (leak.values[i] >= high) {
        part = Math.min(part, values[i] / leak.values[i]);
      }
    }
    double taken = Math.max(0, Math.min(1, part));
    double[] left = new double[values.length];
    for (int i = 0; i < left.length; i++) {
      left[i] = values[i] - taken * Math.max(0, leak.values[i]);
    }
    return new RegionSignal(aboveFloor(left), noise);
  }

  int peak() {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }

  /** The frames that are higher than both neighbors, plateaus by their first frame; never none. */
  List<Integer> peaks() {
    List<Integer> peaks = new ArrayList<>();
    for (int i = 1; i < values.length - 1; i++) {
      int next = i + 1;
      while (next < values.length - 1 && values[next] == values[i]) {
        next++;
      }
      if (values[i] > values[i - 1] && values[i] > values[next]) {
        peaks.add(i);
      }
    }
    return peaks.isEmpty() ? List.of(peak()) : peaks;
  }

  double height() {
    return values[peak()];
  }

  double value(int i) {
    return values[i];
  }

  int length() {
    return values.length;
  }

  double noise() {
    return noise;
  }

  /** How far the signal falls from its peak on both sides. */
  double prominence() {
    int peak = peak();
    double before = values[peak];
    double after = values[peak];
    for (int i = 0; i < peak; i++) {
      before = Math.min(before, values[i]);
    }
    for (int i = peak + 1; i < values.length; i++) {
      after = Math.min(after, values[i]);
    }
    return values[peak] - Math.max(before, after);
  }
}
