package org.glimpse.keyframe.flow;

/** A picture of floats and what TV-L1 does to it: smoothing, bicubic sampling, scaling. */
final class Plane {
  private static final double WINDOW_SIGMAS = 5;

  final int width;
  final int height;
  final float[] data;

  Plane(int width, int height) {
    this(width, height, new float[width * height]);
  }

  Plane(int width, int height, float[] data) {
    this.width = width;
    this.height = height;
    this.data = data;
  }

  /**
   * Gaussian smoothing over 5 deviations, mirrored at the border: on the left and above without
   * repeating its pixels, on the right and below with them, as the reference program does.
   */
  Plane smoothed(double sigma) {
    float[] half = new float[(int) (WINDOW_SIGMAS * sigma) + 1];
    double sum = 0;
    for (int i = 0; i < half.length; i++) {
      half[i] = (float) Math.exp(-i * i / (2 * sigma * sigma));
      sum += i == 0 ? half[i] : 2 * half[i];
    }
    for (int i = 0; i < half.length; i++) {
      half[i] /= (float) sum;
    }
    Plane across = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      smoothLine(half, data, across.data, y * width, 1, width);
    }
    Plane both = new Plane(width, height);
    for (int x = 0; x < width; x++) {
      smoothLine(half, across.data, both.data, x, width, height);
    }
    return both;
  }

  private static void smoothLine(
      float[] half, float[] from, float[] to, int start, int step, int length) {
    for (int i = 0; i < length; i++) {
      float sum = half[0] * from[start + i * step];
      for (int j = 1; j < half.length; j++) {
        sum +=
            half[j]
                * (from[start + mirrored(i - j, length) * step]
                    + from[start + mirrored(i + j, length) * step]);
      }
      to[start + i * step] = sum;
    }
  }

  private static int mirrored(int i, int length) {
    int inside = i;
    while (inside < 0 || inside >= length) {
      inside = inside < 0 ? Math.min(length - 1, -inside) : Math.max(0, 2 * length - 1 - inside);
    }
    return inside;
  }

  /** The plane at half the size, smoothed first with a deviation of {@code 0.6 · √3}. */
  Plane halved() {
    Plane smooth = smoothed(0.6 * Math.sqrt(3));
    Plane small = new Plane((width + 1) / 2, (height + 1) / 2);
    for (int y = 0; y < small.height; y++) {
      for (int x = 0; x < small.width; x++) {
        small.data[y * small.width + x] = smooth.at(2 * x, 2 * y, false);
      }
    }
    return small;
  }

  /** The plane at another size, its values multiplied. */
  Plane enlarged(int newWidth, int newHeight, float gain) {
    float sx = (float) newWidth / width;
    float sy = (float) newHeight / height;
    Plane large = new Plane(newWidth, newHeight);
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        large.data[y * newWidth + x] = at(x / sx, y / sy, false) * gain;
      }
    }
    return large;
  }

  /** The plane seen through a flow; 0 where a neighbor needed lies outside. */
  void warp(float[] u, float[] v, float[] target) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        target[i] = at(x + u[i], y + v[i], true);
      }
    }
  }

  /** Keys' bicubic interpolation (a = −½) over 4 × 4 neighbors, clamped at the border. */
  private float at(float x, float y, boolean zeroOutside) {
    int signX = x < 0 ? -1 : 1;
    int signY = y < 0 ? -1 : 1;
    int x1 = (int) x;
    int y1 = (int) y;
    int x0 = x1 - signX;
    int x2 = x1 + signX;
    int x3 = x1 + 2 * signX;
    int y0 = y1 - signY;
    int y2 = y1 + signY;
    int y3 = y1 + 2 * signY;
    if (Math.min(x0, x3) < 0
        || Math.max(x0, x3) >= width
        || Math.min(y0, y3) < 0
        || Math.max(y0, y3) >= height) {
      if (zeroOutside) {
        return 0;
      }
      x0 = clamp(x0, width);
      x1 = clamp(x1, width);
      x2 = clamp(x2, width);
      x3 = clamp(x3, width);
      y0 = clamp(y0, height);
      y1 = clamp(y1, height);
      y2 = clamp(y2, height);
      y3 = clamp(y3, height);
    }
    float fx = x - x1;
    float fy = y - y1;
    return cubic(
        row(y0, x0, x1, x2, x3, fx),
        row(y1, x0, x1, x2, x3, fx),
        row(y2, x0, x1, x2, x3, fx),
        row(y3, x0, x1, x2, x3, fx),
        fy);
  }

  private float row(int y, int x0, int x1, int x2, int x3, float f) {
    int start = y * width;
    return cubic(data[start + x0], data[start + x1], data[start + x2], data[start + x3], f);
  }

  private static float cubic(float a, float b, float c, float d, float f) {
    return b + 0.5f * f * (c - a + f * (2 * a - 5 * b + 4 * c - d + f * (3 * (b - c) + d - a)));
  }

  private static int clamp(int i, int length) {
    return Math.max(0, Math.min(length - 1, i));
  }

  /** Half the difference of the neighbors to the right and left, clamped at the border. */
  Plane slopeX() {
    Plane slope = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int row = y * width;
        slope.data[row + x] =
            0.5f * (data[row + Math.min(width - 1, x + 1)] - data[row + Math.max(0, x - 1)]);
      }
    }
    return slope;
  }

  /** Half the difference of the neighbors below and above, clamped at the border. */
  Plane slopeY() {
    Plane slope = new Plane(width, height);
    for (int y = 0; y < height; y++) {
      int below = Math.min(height - 1, y + 1) * width;
      int above = Math.max(0, y - 1) * width;
      for (int x = 0; x < width; x++) {
        slope.data[y * width + x] = 0.5f * (data[below + x] - data[above + x]);
      }
    }
    return slope;
  }
}
