package org.glimpse.model.zoo;

/**
 * The inner loops of {@link StreamFeatures} over rows of equal length. Each touches the same index
 * of different arrays and has few terms: in this form the Java compiler uses vector instructions.
 */
final class LaneKernels {
  private static final float HUGE = 1e38f;

  private LaneKernels() {}

  /** {@code z = bias + Σ w p}. */
  static void start(
      float[] z, float bias, float w0, float w1, float w2, float[] p0, float[] p1, float[] p2) {
    for (int i = 0; i < z.length; i++) {
      z[i] = bias + w0 * p0[i] + w1 * p1[i] + w2 * p2[i];
    }
  }

  /** {@code z += Σ w p}. */
  static void add(float[] z, float w0, float w1, float w2, float[] p0, float[] p1, float[] p2) {
    for (int i = 0; i < z.length; i++) {
      z[i] = z[i] + w0 * p0[i] + w1 * p1[i] + w2 * p2[i];
    }
  }

  /** {@code sum += Σ d p}, lane by lane. */
  static void products(
      float[] sum, float[] d0, float[] d1, float[] d2, float[] p0, float[] p1, float[] p2) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] = sum[i] + d0[i] * p0[i] + d1[i] * p1[i] + d2[i] * p2[i];
    }
  }

  static void rectify(float[] z) {
    for (int i = 0; i < z.length; i++) {
      z[i] = Math.max(z[i], 0f);
    }
  }

  /** Adds values and their squares to sums, lane by lane. */
  static void moments(float[] z, float[] sum, float[] squares) {
    for (int i = 0; i < z.length; i++) {
      float value = z[i];
      sum[i] += value;
      squares[i] += value * value;
    }
  }

  static void add(float[] sum, float[] z) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += z[i];
    }
  }

  static void largest(float[] of, float[] a, float[] b, float[] c) {
    for (int i = 0; i < of.length; i++) {
      of[i] = Math.max(Math.max(a[i], b[i]), c[i]);
    }
  }

  static void smallest(float[] of, float[] a, float[] b, float[] c) {
    for (int i = 0; i < of.length; i++) {
      of[i] = Math.min(Math.min(a[i], b[i]), c[i]);
    }
  }

  /** {@code d = offset + slope z} where z, which is not negative, is above 0; 0 elsewhere. */
  static void whereActive(float[] d, float[] z, float offset, float slope) {
    for (int i = 0; i < d.length; i++) {
      d[i] = Math.min(1f, z[i] * HUGE) * offset + slope * z[i];
    }
  }
}
