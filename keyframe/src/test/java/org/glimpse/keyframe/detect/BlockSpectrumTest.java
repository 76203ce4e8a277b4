package org.glimpse.keyframe.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockSpectrumTest {
  private static final int SIDE = 4;
  private static final int HALF = 2;
  private static final int WINDOW = 2 * HALF + 1;

  private static List<double[]> frames() {
    SplittableRandom random = new SplittableRandom(3);
    List<double[]> frames = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      frames.add(random.doubles(SIDE * SIDE).toArray());
    }
    return frames;
  }

  private static int away(int k, int n) {
    return Math.min(k, n - k);
  }

  /** The sum by its definition. */
  private static double direct(List<double[]> frames, int middle) {
    double sum = 0;
    for (int kt = 0; kt < WINDOW; kt++) {
      for (int ky = 0; ky < SIDE; ky++) {
        for (int kx = 0; kx < SIDE; kx++) {
          double far =
              Math.sqrt(
                  away(kt, WINDOW) * away(kt, WINDOW)
                      + away(ky, SIDE) * away(ky, SIDE)
                      + away(kx, SIDE) * away(kx, SIDE));
          sum += far >= (WINDOW + 1) / 2.0 ? amplitude(frames, middle, kt, ky, kx) : 0;
        }
      }
    }
    return sum;
  }

  private static double amplitude(List<double[]> frames, int middle, int kt, int ky, int kx) {
    double re = 0;
    double im = 0;
    for (int t = 0; t < WINDOW; t++) {
      double[] frame = frames.get(Math.max(0, Math.min(6, middle + t - HALF)));
      for (int i = 0; i < SIDE * SIDE; i++) {
        double phase =
            2
                * Math.PI
                * ((double) kt * t / WINDOW
                    + (double) ky * Math.floorDiv(i, SIDE) / SIDE
                    + (double) kx * (i % SIDE) / SIDE);
        re += frame[i] * Math.cos(phase);
        im -= frame[i] * Math.sin(phase);
      }
    }
    return Math.hypot(re, im);
  }

  @Test
  void equalsTheTransformByItsDefinition() {
    List<double[]> frames = frames();
    double[] sums = new double[frames.size()];
    new BlockSpectrum(SIDE, HALF).addHighFrequencies(frames, sums);
    for (int i = 0; i < sums.length; i++) {
      assertThat(sums[i]).isCloseTo(direct(frames, i), within(1e-9));
    }
  }
}
