package org.glimpse.model.topology;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.glimpse.model.block.Layers;

/**
 * A sum of vectors weighted by attention: (N, L, D) → (N, D) and the weights (N, L).
 *
 * <p>{@code e = v·tanh(W h + b) + c}, softmax over the L vectors.
 */
final class AttentionSum extends AbstractBlock {
  private final int width;
  private final Block scores;

  AttentionSum(int width) {
    this.width = width;
    scores =
        addChildBlock(
            "scores",
            new SequentialBlock()
                .add(Layers.linear(width))
                .add(Activation.tanhBlock())
                .add(Layers.linear(1)));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray vectors = inputs.head();
    long rows = vectors.getShape().get(0);
    NDArray flat = vectors.reshape(-1, width);
    NDArray weights =
        scores
            .forward(store, new NDList(flat), training)
            .singletonOrThrow()
            .reshape(rows, -1)
            .softmax(1);
    NDArray sum = vectors.mul(weights.expandDims(2)).sum(new int[] {1});
    return new NDList(sum, weights);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape in = inputShapes[0];
    return new Shape[] {new Shape(in.get(0), width), new Shape(in.get(0), in.get(1))};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    scores.initialize(manager, type, new Shape(2, width));
  }
}
