package org.glimpse.model.block;

import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.Map;

/**
 * The features of a network computed here instead of by the engine, forward and backward, for
 * networks so small that the engine spends its time on passes over memory. The mathematics is that
 * of {@link ClipNetwork#features}, whose parameters it reads in every step; results differ by
 * rounding only. For training on a CPU; one batch at a time.
 */
public interface DirectFeatures {
  /**
   * The embeddings of a batch as training sees them: batch statistics, which also move the running
   * ones, and dropout with the same draws from the engine's randomness as the block would make.
   *
   * @param manager owns temporary arrays
   * @param values (N, C, T, H, W), read until {@link #backward} is done
   * @param clips N
   * @return (N, D), overwritten by the next call
   */
  float[] forward(NDManager manager, float[] values, int clips);

  /**
   * The gradients of the parameters for the batch of the last {@link #forward}.
   *
   * @param gradient of the loss by the embeddings, (N, D)
   * @return by parameter, in the order of the parameter's values; overwritten by the next call
   */
  Map<Parameter, float[]> backward(float[] gradient);
}
