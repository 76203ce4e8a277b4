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
 * Features in two steps: clips (N, C, T, H, W) → volume (N, D, T', H', W') → embedding (N, D').
 * What lies between is what attention and activation maps are made of.
 */
public final class PooledVolume extends AbstractBlock {
  private final Block volume;
  private final Block pooling;

  /**
   * Two steps.
   *
   * @param volume (N, C, T, H, W) → (N, D, T', H', W')
   * @param pooling (N, D, T', H', W') → (N, D'), first of all that it returns
   */
  public PooledVolume(Block volume, Block pooling) {
    this.volume = addChildBlock("volume", volume);
    this.pooling = addChildBlock("pooling", pooling);
  }

  /**
   * The first step.
   *
   * @return (N, C, T, H, W) → (N, D, T', H', W')
   */
  public Block volume() {
    return volume;
  }

  /**
   * The second step.
   *
   * @return (N, D, T', H', W') → (N, D') and what else it returns
   */
  public Block pooling() {
    return pooling;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    return new NDList(
        pooling.forward(store, volume.forward(store, inputs, training), training).head());
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return new Shape[] {pooling.getOutputShapes(volume.getOutputShapes(inputShapes))[0]};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    volume.initialize(manager, dataType, inputShapes);
    pooling.initialize(manager, dataType, volume.getOutputShapes(inputShapes));
  }
}
