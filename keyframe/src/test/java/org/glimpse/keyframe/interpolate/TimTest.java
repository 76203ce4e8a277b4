package org.glimpse.keyframe.interpolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class TimTest extends TemporalInterpolationContract {
  private static final double[] COURSE = {3, 1, 4, 1, 5, 9, 2, 6, 5, 3};

  @Override
  TemporalInterpolation method() {
    return TemporalInterpolation.tim();
  }

  private static double interpolated(double position) {
    double[] weights = TemporalInterpolation.tim().weights(COURSE.length, position);
    double sum = 0;
    for (int i = 0; i < COURSE.length; i++) {
      sum += weights[i] * COURSE[i];
    }
    return sum;
  }

  @Test
  void equalsADirectDct() {
    int n = COURSE.length;
    for (double position : new double[] {0, 0.5, 2.25, 7.9, 9}) {
      double value = 0;
      for (int k = 0; k < n; k++) {
        double coefficient = 0;
        for (int i = 0; i < n; i++) {
          coefficient += COURSE[i] * Math.cos(Math.PI * k * (i + 0.5) / n);
        }
        value +=
            (k == 0 ? 1.0 : 2.0) / n * coefficient * Math.cos(Math.PI * k * (position + 0.5) / n);
      }
      assertThat(interpolated(position)).isCloseTo(value, within(1e-9));
    }
  }

  /** The published form: the centered frames are fitted by sines along the path graph. */
  @Test
  void equalsTheFitOfTheGraphsEigenvectors() {
    int n = COURSE.length;
    RealMatrix basis = new Array2DRowRealMatrix(n - 1, n);
    double mean = 0;
    for (int i = 1; i <= n; i++) {
      mean += COURSE[i - 1] / n;
      for (int k = 1; k < n; k++) {
        basis.setEntry(k - 1, i - 1, sine(k, (double) i / n, n));
      }
    }
    RealMatrix centered = new Array2DRowRealMatrix(1, n);
    for (int i = 0; i < n; i++) {
      centered.setEntry(0, i, COURSE[i] - mean);
    }
    RealMatrix inverse =
        new LUDecomposition(basis.multiply(basis.transpose())).getSolver().getInverse();
    RealMatrix fit = centered.multiply(basis.transpose()).multiply(inverse);
    for (double position : new double[] {0, 0.5, 2.25, 7.9, 9}) {
      double value = mean;
      for (int k = 1; k < n; k++) {
        value += fit.getEntry(0, k - 1) * sine(k, (position + 1) / n, n);
      }
      assertThat(interpolated(position)).isCloseTo(value, within(1e-9));
    }
  }

  private static double sine(int k, double t, int n) {
    return Math.sin(Math.PI * k * t + Math.PI * (n - k) / (2.0 * n));
  }
}
