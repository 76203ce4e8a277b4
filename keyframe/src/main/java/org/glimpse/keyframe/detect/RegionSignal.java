package org.glimpse.keyframe.detect;

import java.util.Arrays;
import org.apache.commons.math3.analysis.interpolation.LoessInterpolator;

/** A region's curve, smoothed, with its floor taken off, in units of its noise. */
final class RegionSignal {
  private static final double WINDOW_MILLIS = 100;
  private static final int FEWEST_IN_WINDOW = 5;
  private static final double FLOOR_QUANTILE = 0.15;
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double SMALLEST_NOISE = 1e-9;

  private final double[] values;
  private final double clearness;

  private RegionSignal(double[] values, double clearness) {
    this.values = values;
    this.clearness = clearness;
  }

  static RegionSignal of(double[] millis, double[] raw) {
    int n = raw.length;
    double duration = millis[n - 1] - millis[0];
    double fraction = Math.min(1, Math.max(WINDOW_MILLIS / duration, (FEWEST_IN_WINDOW + 0.5) / n));
    double[] smooth = new LoessInterpolator(fraction, 0).smooth(millis, raw);
    double[] residuals = new double[n];
    for (int i = 0; i < n; i++) {
      residuals[i] = Math.abs(raw[i] - smooth[i]);
    }
    Arrays.sort(residuals);
    double noise = Math.max(SMALLEST_NOISE, MAD_TO_SIGMA * residuals[n / 2]);
    double[] sorted = smooth.clone();
    Arrays.sort(sorted);
    double floor = sorted[(int) (FLOOR_QUANTILE * n)];
    for (int i = 0; i < n; i++) {
      smooth[i] = (smooth[i] - floor) / noise;
    }
    return new RegionSignal(smooth, Math.max(0, Arrays.stream(smooth).max().orElse(0)) + 1e-9);
  }

  double clearness() {
    return clearness;
  }

  void addTo(double[] sum, double weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * values[i];
    }
  }
}
