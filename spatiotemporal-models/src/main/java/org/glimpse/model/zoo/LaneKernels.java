package org.glimpse.model.zoo;

/**
 * The inner loops of {@link StreamFeatures} over rows of equal length. Each touches the same index
 * of different arrays, reads before it writes and has few terms: in this form the Java compiler
 * uses vector instructions.
 */
final class LaneKernels {
  private static final float HUGE = 1e38f;

  private LaneKernels() {}

  /** {@code y = b + Σ v p} and {@code z = c + Σ w p} of two filters. */
  static void start(
      float[] y,
      float[] z,
      float b,
      float c,
      float v0,
      float v1,
      float v2,
      float w0,
      float w1,
      float w2,
      float[] p0,
      float[] p1,
      float[] p2) {
    for (int i = 0; i < z.length; i++) {
      float a0 = p0[i];
      float a1 = p1[i];
      float a2 = p2[i];
      y[i] = b + v0 * a0 + v1 * a1 + v2 * a2;
      z[i] = c + w0 * a0 + w1 * a1 + w2 * a2;
    }
  }

  /** {@code y += Σ v p} and {@code z += Σ w p} of two filters. */
  static void add(
      float[] y,
      float[] z,
      float v0,
      float v1,
      float v2,
      float w0,
      float w1,
      float w2,
      float[] p0,
      float[] p1,
      float[] p2) {
    for (int i = 0; i < z.length; i++) {
      float a0 = p0[i];
      float a1 = p1[i];
      float a2 = p2[i];
      y[i] = y[i] + v0 * a0 + v1 * a1 + v2 * a2;
      z[i] = z[i] + w0 * a0 + w1 * a1 + w2 * a2;
    }
  }

  /** {@code s += d p}, lane by lane, for three taps. */
  static void products(
      float[] s0, float[] s1, float[] s2, float[] d, float[] p0, float[] p1, float[] p2) {
    for (int i = 0; i < d.length; i++) {
      float slope = d[i];
      s0[i] = s0[i] + slope * p0[i];
      s1[i] = s1[i] + slope * p1[i];
      s2[i] = s2[i] + slope * p2[i];
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
