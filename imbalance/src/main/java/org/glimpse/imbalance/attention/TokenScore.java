package org.glimpse.imbalance.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;

/**
 * How much a token of a volume counts when only some are kept: higher is kept first. A token is one
 * place at one moment, a vector of channels x.
 */
public enum TokenScore {
  /** {@code Σ_c |x_c|}, as in the source: whatever is loud, an occluder too. */
  NORM,
  /**
   * {@code Σ_c |x_c(t) − x_c(0)|}: what has changed since the first moment, the onset; that moment
   * itself scores 0. Our own, for clips that begin at their onset. A volume of one moment is scored
   * by its norm.
   */
  MOTION,
  /**
   * Drawn from the token's own values, without regard to their size: what the others are compared
   * with. The same clip has the same scores each time.
   */
  RANDOM;

  private static final int[] CHANNELS = {1};

  /**
   * The scores of all tokens.
   *
   * @param volume (N, D, T, H, W)
   * @return (N, T H W), tokens in the order of t, y, x; not to be differentiated
   */
  public NDArray of(NDArray volume) {
    NDArray fixed = volume.stopGradient();
    long moments = fixed.getShape().get(2);
    NDArray looked = fixed;
    if (this == MOTION && moments > 1) {
      looked = fixed.sub(fixed.get(new NDIndex(":, :, 0:1")));
    }
    NDArray norms = looked.abs().sum(CHANNELS).reshape(fixed.getShape().get(0), -1);
    if (this != RANDOM) {
      return norms;
    }
    float[] values = norms.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      // Mixes the bits of a number: neighbors are far apart afterwards.
      long bits = (Float.floatToIntBits(values[i]) + 31L * i) * 0x9E3779B97F4A7C15L;
      bits = (bits ^ (bits >>> 29)) * 0xBF58476D1CE4E5B9L;
      values[i] = (bits >>> 40) / (float) (1 << 24);
    }
    return norms.getManager().create(values, norms.getShape());
  }
}
