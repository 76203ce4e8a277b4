package org.glimpse.keyframe.interpolate;

import java.util.function.DoubleUnaryOperator;
import org.glimpse.core.Checks;

/** Interpolation by a kernel over the distance to the frames within two. */
final class LocalInterpolation implements TemporalInterpolation {
  private static final int REACH = 2;

  private final String id;
  private final DoubleUnaryOperator kernel;

  LocalInterpolation(String id, DoubleUnaryOperator kernel) {
    this.id = id;
    this.kernel = kernel;
  }

  @Override
  public double[] weights(int frames, double position) {
    Checks.atLeast("frames", frames, 1);
    Checks.inRange("position", position, 0.0, frames - 1.0);
    double[] weights = new double[frames];
    int near = (int) Math.floor(position);
    for (int i = near - REACH; i <= near + REACH; i++) {
      weights[Math.max(0, Math.min(frames - 1, i))] += kernel.applyAsDouble(Math.abs(position - i));
    }
    return weights;
  }

  static double line(double distance) {
    return Math.max(0, 1 - distance);
  }

  static double keys(double d) {
    if (d >= REACH) {
      return 0;
    }
    return d <= 1 ? (1.5 * d - 2.5) * d * d + 1 : ((-0.5 * d + 2.5) * d - 4) * d + 2;
  }

  @Override
  public String id() {
    return id;
  }
}
