package org.glimpse.synthetic;

import org.glimpse.core.Size;

/**
 * Compression as in JPEG, without the file: every channel is cut into blocks of 8 x 8, transformed
 * by the cosine transform, divided by a quantization table, rounded and transformed back. Values at
 * the right and lower border are repeated to fill a block.
 *
 * <p>Source: ITU-T T.81, 1992, table K.1 for luminance, scaled by quality as the Independent JPEG
 * Group's library does. Departure: blue, green and red are treated alike, each as luminance.
 */
final class BlockCompression {
  private static final int N = 8;
  private static final int[] LUMINANCE = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };
  private static final double[] BASIS = basis();

  private final int[] table = new int[N * N];
  private final double[] block = new double[N * N];
  private final double[] rows = new double[N * N];

  BlockCompression(int quality) {
    int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    for (int i = 0; i < table.length; i++) {
      table[i] = Math.max(1, Math.min(255, (LUMINANCE[i] * scale + 50) / 100));
    }
  }

  private static double[] basis() {
    double[] basis = new double[N * N];
    for (int k = 0; k < N; k++) {
      for (int x = 0; x < N; x++) {
        double norm = k == 0 ? Math.sqrt(1.0 / N) : Math.sqrt(2.0 / N);
        basis[k * N + x] = norm * Math.cos((2 * x + 1) * k * Math.PI / (2 * N));
      }
    }
    return basis;
  }

  void apply(byte[] pixels, Size size, int channels) {
    for (int c = 0; c < channels; c++) {
      for (int y = 0; y < size.height(); y += N) {
        for (int x = 0; x < size.width(); x += N) {
          code(pixels, size, channels, c, x, y);
        }
      }
    }
  }

  private void code(byte[] pixels, Size size, int channels, int c, int x0, int y0) {
    for (int i = 0; i < N * N; i++) {
      int x = Math.min(size.width() - 1, x0 + i % N);
      int y = Math.min(size.height() - 1, y0 + i / N);
      block[i] = (pixels[(y * size.width() + x) * channels + c] & 0xff) - 128;
    }
    transform(false);
    for (int i = 0; i < N * N; i++) {
      block[i] = table[i] * Math.rint(block[i] / table[i]);
    }
    transform(true);
    for (int i = 0; i < N * N; i++) {
      int x = x0 + i % N;
      int y = y0 + i / N;
      if (x < size.width() && y < size.height()) {
        double value = Math.max(0, Math.min(255, block[i] + 128));
        pixels[(y * size.width() + x) * channels + c] = (byte) Math.round(value);
      }
    }
  }

  private void transform(boolean back) {
    pass(block, rows, back);
    pass(rows, block, back);
  }

  /** Transforms each row and writes it as a column. */
  private static void pass(double[] from, double[] to, boolean back) {
    for (int r = 0; r < N; r++) {
      for (int k = 0; k < N; k++) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
          sum += from[r * N + i] * BASIS[back ? i * N + k : k * N + i];
        }
        to[k * N + r] = sum;
      }
    }
  }
}
