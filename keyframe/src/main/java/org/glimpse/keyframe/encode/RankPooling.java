package org.glimpse.keyframe.encode;

import org.glimpse.core.Checks;

/**
 * Approximate rank pooling: the weights with which frames are summed to a dynamic image.
 *
 * <p>Let V_t be the mean of the first t of n frames. A line that ranks the V_t by time points,
 * after one step of a ranking machine from zero, along {@code Σ_{q > t} (V_q − V_t) = Σ_t (2t − n −
 * 1) V_t}. Frame {@code t}, from 1 to n, has in this sum the weight {@code a_t = 2(n − t + 1) − (n
 * + 1)(H_n − H_{t−1})} with {@code H_m = Σ_{i=1}^m 1/i}. The weights are divided by the sum of the
 * positive ones, so that a dynamic image is a mean of late frames less a mean of early ones,
 * whatever n is.
 *
 * <p>Source: Bilen, Fernando, Gavves, Vedaldi and Gould, "Dynamic Image Networks for Action
 * Recognition", 2016. Departure: the scale.
 */
public final class RankPooling {
  private RankPooling() {}

  /**
   * The weights of n frames.
   *
   * @param frames n, at least 1
   * @return n weights whose sum is 0 and of which the positive ones sum to 1; 0 for one frame
   * @throws IllegalArgumentException if there is no frame
   */
  public static double[] weights(int frames) {
    Checks.atLeast("frames", frames, 1);
    double[] weights = new double[frames];
    double tail = 0;
    double positive = 0;
    for (int t = frames; t >= 1; t--) {
      tail += 1.0 / t;
      double weight = frames == 1 ? 0 : 2.0 * (frames - t + 1) - (frames + 1) * tail;
      weights[t - 1] = weight;
      positive += Math.max(0, weight);
    }
    for (int t = 0; t < frames && positive > 0; t++) {
      weights[t] /= positive;
    }
    return weights;
  }
}
