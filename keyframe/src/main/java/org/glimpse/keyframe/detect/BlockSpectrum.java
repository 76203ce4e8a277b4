package org.glimpse.keyframe.detect;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * The 3-D Fourier transform of a square block in a window that moves over time: fast in space,
 * frame by frame, then a sliding sum in time for each frequency that is high enough.
 */
final class BlockSpectrum {
  private final int side;
  private final int half;

  /**
   * A transform.
   *
   * @param side pixels a side of the block, a power of two
   * @param half frames on each side of the middle of the window
   */
  BlockSpectrum(int side, int half) {
    this.side = side;
    this.half = half;
  }

  /**
   * Adds to every frame the amplitudes, in the window about it, of the frequencies that are at
   * least half a window away from zero; frames before the first and after the last repeat those.
   */
  void addHighFrequencies(List<double[]> frames, double[] amplitudes) {
    List<double[]> real = new ArrayList<>();
    List<double[]> imaginary = new ArrayList<>();
    for (double[] frame : frames) {
      double[][] plane = spatial(frame);
      real.add(plane[0]);
      imaginary.add(plane[1]);
    }
    int window = 2 * half + 1;
    double cutoff = (window + 1) / 2.0;
    for (int p = 0; p < side * side; p++) {
      // What goes in is real: the amplitude at a frequency is that at its negative.
      int mirror = (side - Math.floorDiv(p, side)) % side * side + (side - p % side) % side;
      if (mirror < p) {
        continue;
      }
      int times = mirror == p ? 1 : 2;
      double fx = centered(p % side, side);
      double fy = centered(Math.floorDiv(p, side), side);
      for (int t = 0; t < window; t++) {
        double ft = centered(t, window);
        if (fx * fx + fy * fy + ft * ft >= cutoff * cutoff) {
          slide(real, imaginary, p, 2 * Math.PI * t / window, times, amplitudes);
        }
      }
    }
  }

  private static double centered(int index, int n) {
    return index <= (n - 1) / 2 ? index : index - n;
  }

  private void slide(
      List<double[]> real,
      List<double[]> imaginary,
      int p,
      double omega,
      int times,
      double[] amplitudes) {
    double cos = Math.cos(omega);
    double sin = Math.sin(omega);
    double sumRe = 0;
    double sumIm = 0;
    int last = real.size() - 1;
    for (int k = -half; k <= half; k++) {
      int at = Math.max(0, Math.min(last, k));
      double c = Math.cos(omega * (k + half));
      double s = -Math.sin(omega * (k + half));
      sumRe += real.get(at)[p] * c - imaginary.get(at)[p] * s;
      sumIm += real.get(at)[p] * s + imaginary.get(at)[p] * c;
    }
    for (int i = 0; i <= last; i++) {
      amplitudes[i] += times * Math.sqrt(sumRe * sumRe + sumIm * sumIm);
      int out = Math.max(0, i - half);
      int in = Math.min(last, i + half + 1);
      double re = sumRe + real.get(in)[p] - real.get(out)[p];
      double im = sumIm + imaginary.get(in)[p] - imaginary.get(out)[p];
      sumRe = re * cos - im * sin;
      sumIm = re * sin + im * cos;
    }
  }

  private double[][] spatial(double[] block) {
    FastFourierTransformer fft = new FastFourierTransformer(DftNormalization.STANDARD);
    Complex[][] rows = new Complex[side][];
    for (int y = 0; y < side; y++) {
      double[] row = new double[side];
      System.arraycopy(block, y * side, row, 0, side);
      rows[y] = fft.transform(row, TransformType.FORWARD);
    }
    double[][] plane = new double[2][side * side];
    Complex[] column = new Complex[side];
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        column[y] = rows[y][x];
      }
      Complex[] done = fft.transform(column, TransformType.FORWARD);
      for (int y = 0; y < side; y++) {
        plane[0][y * side + x] = done[y].getReal();
        plane[1][y * side + x] = done[y].getImaginary();
      }
    }
    return plane;
  }
}
