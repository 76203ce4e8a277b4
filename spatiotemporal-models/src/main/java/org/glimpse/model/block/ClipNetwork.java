package org.glimpse.model.block;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * A classifier of clips in two parts: features, clips (N, C, T, H, W) → embedding (N, D), and a
 * head, embedding → logits (N, K).
 */
public final class ClipNetwork extends AbstractBlock {
  private final Block features;
  private final Block head;

  /**
   * A network of two parts.
   *
   * @param features (N, C, T, H, W) → (N, D)
   * @param head (N, D) → (N, K)
   */
  public ClipNetwork(Block features, Block head) {
    this.features = addChildBlock("features", features);
    this.head = addChildBlock("head", head);
  }

  /**
   * The lower part.
   *
   * @return (N, C, T, H, W) → (N, D)
   */
  public Block features() {
    return features;
  }

  /**
   * The upper part.
   *
   * @return (N, D) → (N, K)
   */
  public Block head() {
    return head;
  }

  /**
   * The number of weights that training changes; running statistics do not count.
   *
   * @return at least 1
   * @throws IllegalStateException if the network is not initialized
   */
  public long parameterCount() {
    return getParameters().values().stream()
        .filter(parameter -> parameter.requiresGradient())
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    return head.forward(store, features.forward(store, inputs, training), training);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return head.getOutputShapes(features.getOutputShapes(inputShapes));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    features.initialize(manager, dataType, inputShapes);
    head.initialize(manager, dataType, features.getOutputShapes(inputShapes));
  }
}
