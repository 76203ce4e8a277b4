package org.glimpse.imbalance.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.training.ParameterStore;

/** A block on volumes of features that weighs places and moments. */
public interface AttentionMap {
  /**
   * How much weight each place has at each moment, as in prediction.
   *
   * @param store gives the weights
   * @param volume what the block is given (N, D, T, H, W)
   * @return at least 0 (N, T, H, W)
   */
  NDArray attention(ParameterStore store, NDArray volume);
}
