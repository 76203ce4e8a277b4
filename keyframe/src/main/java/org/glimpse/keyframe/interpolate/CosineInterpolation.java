package org.glimpse.keyframe.interpolate;

import org.glimpse.core.Checks;

/** Interpolation by the cosines of the DCT-II. */
final class CosineInterpolation implements TemporalInterpolation {
  @Override
  public double[] weights(int frames, double position) {
    Checks.atLeast("frames", frames, 1);
    Checks.inRange("position", position, 0.0, frames - 1.0);
    double[] weights = new double[frames];
    for (int i = 0; i < frames; i++) {
      double sum = 0.5;
      for (int k = 1; k < frames; k++) {
        sum += cosine(k, i, frames) * cosine(k, position, frames);
      }
      weights[i] = 2 * sum / frames;
    }
    return weights;
  }

  private static double cosine(int k, double position, int frames) {
    return Math.cos(Math.PI * k * (2 * position + 1) / (2.0 * frames));
  }

  @Override
  public String id() {
    return "tim";
  }
}
