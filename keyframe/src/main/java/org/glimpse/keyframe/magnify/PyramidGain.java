package org.glimpse.keyframe.magnify;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;

/**
 * Multiplies the levels of a plane's Laplacian pyramid and puts them together again; the rest below
 * the last level is left out.
 */
final class PyramidGain {
  private static final int SMALLEST_SIDE = 4;
  private static final double FINEST_WAVELENGTH = 4 * Math.sqrt(2);
  private static final float[] KERNEL = {0.375f, 0.25f, 0.0625f};

  private final List<Size> sizes = new ArrayList<>();
  private final List<Float> gains = new ArrayList<>();

  /** Gains for an α that patterns shorter than a wavelength do not get in full. */
  PyramidGain(Size size, double alpha, double cutoff) {
    sizes.add(size);
    Size at = size;
    double wavelength = FINEST_WAVELENGTH;
    while (Math.min(at.width(), at.height()) / 2 >= SMALLEST_SIDE) {
      double allowed = (1 + alpha) * wavelength / cutoff - 1;
      gains.add((float) Math.max(0, Math.min(alpha, allowed)));
      at = new Size((at.width() + 1) / 2, (at.height() + 1) / 2);
      sizes.add(at);
      wavelength *= 2;
    }
  }

  /** The plane with its levels multiplied. */
  float[] apply(float[] plane) {
    int levels = gains.size();
    List<float[]> means = new ArrayList<>(List.of(plane));
    for (int l = 0; l < levels; l++) {
      means.add(halved(means.get(l), sizes.get(l), sizes.get(l + 1)));
    }
    float[] sum = new float[sizes.get(levels).area()];
    for (int l = levels - 1; l >= 0; l--) {
      float[] coarse = doubled(means.get(l + 1), sizes.get(l + 1), sizes.get(l));
      float[] larger = doubled(sum, sizes.get(l + 1), sizes.get(l));
      float[] fine = means.get(l);
      float gain = gains.get(l);
      for (int i = 0; i < larger.length; i++) {
        larger[i] += gain * (fine[i] - coarse[i]);
      }
      sum = larger;
    }
    return sum;
  }

  private static float[] halved(float[] plane, Size from, Size to) {
    float[] smooth = smoothed(plane, from);
    float[] half = new float[to.area()];
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        half[y * to.width() + x] = smooth[2 * y * from.width() + 2 * x];
      }
    }
    return half;
  }

  /** Zeros between the values, smoothed; divided by what a constant becomes. */
  private static float[] doubled(float[] plane, Size from, Size to) {
    float[] spread = new float[to.area()];
    for (int y = 0; y < from.height(); y++) {
      for (int x = 0; x < from.width(); x++) {
        spread[2 * y * to.width() + 2 * x] = 4 * plane[y * from.width() + x];
      }
    }
    return smoothed(spread, to);
  }

  /** The binomial kernel 1 4 6 4 1 along both sides, mirrored at the border. */
  private static float[] smoothed(float[] plane, Size size) {
    float[] across = new float[plane.length];
    for (int y = 0; y < size.height(); y++) {
      line(plane, across, y * size.width(), 1, size.width());
    }
    float[] both = new float[plane.length];
    for (int x = 0; x < size.width(); x++) {
      line(across, both, x, size.width(), size.height());
    }
    return both;
  }

  private static void line(float[] from, float[] to, int start, int step, int length) {
    for (int i = 0; i < length; i++) {
      float sum = KERNEL[0] * from[start + i * step];
      for (int d = 1; d < KERNEL.length; d++) {
        sum +=
            KERNEL[d]
                * (from[start + mirrored(i - d, length) * step]
                    + from[start + mirrored(i + d, length) * step]);
      }
      to[start + i * step] = sum;
    }
  }

  /** Mirrored about the first and last value, which do not repeat; there are three at least. */
  private static int mirrored(int i, int length) {
    int inside = Math.abs(i);
    return inside < length ? inside : 2 * length - 2 - inside;
  }
}
