package org.glimpse.model.zoo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.MapLayers;
import org.glimpse.model.block.RepeatingBlock;

/**
 * A recurrent convolution: {@code y₀ = f(x)}, then {@code y = r(x + y)} a few times with the same
 * weights; f is a 1×1 and r a 3×3 convolution, each with batch normalization and rectifier. The
 * number of channels stays.
 */
final class RecurrentConvolution extends AbstractBlock implements RepeatingBlock {
  private final Block forward;
  private final Block recurrent;
  private final int steps;

  RecurrentConvolution(int filters, int steps) {
    this.forward = addChildBlock("forward", unit(filters, 1));
    this.recurrent = addChildBlock("recurrent", unit(filters, 3));
    this.steps = steps;
  }

  private static Block unit(int filters, int kernel) {
    return new SequentialBlock()
        .add(MapLayers.conv(filters, kernel, kernel / 2))
        .add(Layers.norm())
        .add(Layers.relu());
  }

  @Override
  public int uses(Block child) {
    return child.equals(recurrent) ? steps : 1;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = inputs.singletonOrThrow();
    NDList y = forward.forward(store, inputs, training);
    for (int step = 0; step < steps; step++) {
      y = recurrent.forward(store, new NDList(x.add(y.singletonOrThrow())), training);
    }
    return y;
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return forward.getOutputShapes(inputShapes);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    forward.initialize(manager, dataType, inputShapes);
    recurrent.initialize(manager, dataType, inputShapes);
  }
}
