package org.glimpse.keyframe.magnify;

import java.util.Arrays;
import org.glimpse.core.FrameRate;

/** The cosines of the DCT-II over the clip whose frequencies lie between two limits. */
final class IdealBand implements TemporalBand {
  private static final double ROUNDING = 1e-9;

  private final double low;
  private final double high;

  IdealBand(double low, double high) {
    this.low = low;
    this.high = high;
  }

  @Override
  public void filter(int frames, int area, FrameRate rate, Source source, Sink sink) {
    double step = 1000 / rate.millis(frames) / 2;
    int first = Math.max(1, (int) Math.ceil(low / step - ROUNDING));
    int last = Math.min(frames - 1, (int) Math.floor(high / step + ROUNDING));
    int count = Math.max(0, last - first + 1);
    float[][] coefficients = new float[count][area];
    for (int t = 0; t < frames; t++) {
      float[] now = source.plane(t);
      for (int k = 0; k < count; k++) {
        add(coefficients[k], now, (float) (2.0 / frames * cosine(first + k, t, frames)));
      }
    }
    float[] band = new float[area];
    for (int t = 0; t < frames; t++) {
      Arrays.fill(band, 0);
      for (int k = 0; k < count; k++) {
        add(band, coefficients[k], (float) cosine(first + k, t, frames));
      }
      sink.take(t, band);
    }
  }

  private static double cosine(int k, int t, int frames) {
    return Math.cos(Math.PI * k * (t + 0.5) / frames);
  }

  private static void add(float[] sum, float[] plane, float weight) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * plane[i];
    }
  }
}
