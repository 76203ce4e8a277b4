package org.glimpse.imbalance.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;

/**
 * Pools a volume by several independent heads, each a spatial attention followed by one of
 * channels, and adds what they find after a logarithm of the softmax over heads.
 *
 * <p>A head: a 1 x 1 x 1 convolution D → middle; the rectified sum of three convolutions (1 x 3 x
 * 3, 1 x 1 x 3, 1 x 3 x 1) middle → D, whose sum over channels is a map over places and moments (0
 * or more, no sigmoid) that scales the volume; the mean of that, scaled by a gate of channels D → D
 * / 16 → D. All convolutions have biases and are normalized.
 *
 * <p>Returns three arrays: the fused embedding (N, D), the plain mean of the volume (N, D) and the
 * heads after the logarithm (N, heads, D).
 *
 * <p>Source: Wen et al., "Distract Your Attention: Multi-head Cross Attention Network for Facial
 * Expression Recognition" (DAN), 2021, as in its code, which has 4 heads and a middle of 256 on 512
 * channels. Carried over to clips: kernels of one frame, so that the map weighs key frames as well
 * as regions.
 */
public final class MultiHeadAttention extends AbstractBlock implements AttentionMap {
  private static final int REDUCTION = 16;
  private static final int[] CELLS = {2};

  private final int width;
  private final List<Head> heads = new ArrayList<>();

  /**
   * A pooling.
   *
   * @param width D, the channels of the volume
   * @param count of heads, at least 2
   * @param middle the channels inside a head, at least 1
   * @throws IllegalArgumentException if a number is outside its range
   */
  public MultiHeadAttention(int width, int count, int middle) {
    this.width = Checks.atLeast("width", width, 1);
    Checks.atLeast("heads", count, 2);
    Checks.atLeast("middle channels", middle, 1);
    for (int h = 0; h < count; h++) {
      heads.add(addChildBlock("head" + h, new Head(width, middle)));
    }
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDList found = new NDList();
    for (Head head : heads) {
      found.add(head.forward(store, inputs, training).singletonOrThrow());
    }
    NDArray logs = NDArrays.stack(found, 1).logSoftmax(1);
    NDArray mean = AttentionLayers.cells(inputs.singletonOrThrow()).mean(CELLS);
    return new NDList(logs.sum(new int[] {1}), mean, logs);
  }

  /** The maps of all heads, added. */
  @Override
  public NDArray attention(ParameterStore store, NDArray volume) {
    NDArray sum = heads.get(0).map(store, volume, false);
    for (Head head : heads.subList(1, heads.size())) {
      sum = sum.add(head.map(store, volume, false));
    }
    return sum.squeeze(1);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    long clips = inputShapes[0].get(0);
    Shape vector = new Shape(clips, width);
    return new Shape[] {vector, vector, new Shape(clips, heads.size(), width)};
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    heads.forEach(head -> head.initialize(manager, type, inputShapes));
  }

  /** One head: (N, D, T, H, W) → (N, D). */
  private static final class Head extends AbstractBlock {
    private final int width;
    private final Block places;
    private final Block channels;

    Head(int width, int middle) {
      this.width = width;
      ParallelBlock shapes = new ParallelBlock(Head::sum);
      shapes.add(AttentionLayers.conv(width, 1, 3, 3));
      shapes.add(AttentionLayers.conv(width, 1, 1, 3));
      shapes.add(AttentionLayers.conv(width, 1, 3, 1));
      places =
          addChildBlock(
              "places",
              new SequentialBlock()
                  .add(AttentionLayers.conv(middle, 1, 1, 1))
                  .add(shapes)
                  .add(Activation.reluBlock()));
      channels =
          addChildBlock(
              "channels",
              new SequentialBlock()
                  .add(AttentionLayers.linear(Math.max(1, width / REDUCTION)))
                  .add(AttentionLayers.norm())
                  .add(Activation.reluBlock())
                  .add(AttentionLayers.linear(width))
                  .add(Activation.sigmoidBlock()));
    }

    private static NDList sum(List<NDList> branches) {
      NDArray sum = branches.get(0).singletonOrThrow();
      for (NDList branch : branches.subList(1, branches.size())) {
        sum = sum.add(branch.singletonOrThrow());
      }
      return new NDList(sum);
    }

    /** (N, D, T, H, W) → (N, 1, T, H, W), at least 0. */
    NDArray map(ParameterStore store, NDArray volume, boolean training) {
      NDArray each = places.forward(store, new NDList(volume), training).singletonOrThrow();
      return each.sum(new int[] {1}, true);
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      NDArray volume = inputs.singletonOrThrow();
      NDArray map = map(store, volume, training);
      NDArray pooled = AttentionLayers.cells(volume.mul(map)).mean(CELLS);
      NDArray gate = channels.forward(store, new NDList(pooled), training).singletonOrThrow();
      return new NDList(pooled.mul(gate));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
      return new Shape[] {new Shape(inputShapes[0].get(0), width)};
    }

    @Override
    protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
      places.initialize(manager, type, inputShapes);
      channels.initialize(manager, type, new Shape(inputShapes[0].get(0), width));
    }
  }
}
