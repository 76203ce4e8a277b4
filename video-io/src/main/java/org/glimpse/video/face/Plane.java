package org.glimpse.video.face;

import org.glimpse.core.frame.Frame;

/** A square picture of gray values with fractions. */
final class Plane {
  private final int side;
  private final float[] values;

  private Plane(int side, float[] values) {
    this.side = side;
    this.values = values;
  }

  /** A square gray frame, smoothed by the binomial filter (1 4 6 4 1) / 16 each way. */
  static Plane smoothed(Frame frame) {
    int side = frame.size().width();
    byte[] pixels = frame.pixels();
    float[] across = new float[pixels.length];
    for (int y = 0; y < side; y++) {
      int row = y * side;
      for (int x = 0; x < side; x++) {
        int left = row + Math.max(0, x - 1);
        int lefter = row + Math.max(0, x - 2);
        int right = row + Math.min(side - 1, x + 1);
        int righter = row + Math.min(side - 1, x + 2);
        across[row + x] =
            6 * (pixels[row + x] & 0xff)
                + 4 * ((pixels[left] & 0xff) + (pixels[right] & 0xff))
                + (pixels[lefter] & 0xff)
                + (pixels[righter] & 0xff);
      }
    }
    float[] smooth = new float[pixels.length];
    for (int y = 0; y < side; y++) {
      int row = y * side;
      int up = Math.max(0, y - 1) * side;
      int upper = Math.max(0, y - 2) * side;
      int down = Math.min(side - 1, y + 1) * side;
      int downer = Math.min(side - 1, y + 2) * side;
      for (int x = 0; x < side; x++) {
        smooth[row + x] =
            (6 * across[row + x]
                    + 4 * (across[up + x] + across[down + x])
                    + across[upper + x]
                    + across[downer + x])
                / 256;
      }
    }
    return new Plane(side, smooth);
  }

  /** The means of 2 by 2 values. */
  Plane halved() {
    int half = side / 2;
    float[] means = new float[half * half];
    for (int y = 0; y < half; y++) {
      for (int x = 0; x < half; x++) {
        int i = 2 * y * side + 2 * x;
        means[y * half + x] =
            (values[i] + values[i + 1] + values[i + side] + values[i + side + 1]) / 4;
      }
    }
    return new Plane(half, means);
  }

  int side() {
    return side;
  }

  /** The value of a pixel, the nearest one's outside. */
  float value(int x, int y) {
    return values[Math.max(0, Math.min(side - 1, y)) * side + Math.max(0, Math.min(side - 1, x))];
  }

  /** The value at a place in pixels from the picture's edges, interpolated linearly. */
  float at(double x, double y) {
    float px = (float) Math.max(0, Math.min(side - 1.001, x - 0.5));
    float py = (float) Math.max(0, Math.min(side - 1.001, y - 0.5));
    int ix = (int) px;
    int iy = (int) py;
    float fx = px - ix;
    float fy = py - iy;
    int i = iy * side + ix;
    float top = values[i] + fx * (values[i + 1] - values[i]);
    float bottom = values[i + side] + fx * (values[i + side + 1] - values[i + side]);
    return top + fy * (bottom - top);
  }
}
