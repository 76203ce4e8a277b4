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
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.util.PairList;
import org.glimpse.core.Checks;

/**
 * The convolutional block attention module in space and time: a gate of channels, then a gate of
 * places and moments, each a sigmoid that scales the volume (N, C, T, H, W).
 *
 * <p>Channels: the mean and the maximum over T, H, W go through one shared pair of linear layers C
 * → C / 16 → C with a rectifier between them, and are added. Places: the maximum and the mean over
 * channels go through a convolution of 1 x 7 x 7 (or 3 x 7 x 7) without bias and a normalization
 * whose scale starts at 0, so that this gate starts as 0.5 everywhere.
 *
 * <p>Source: the public code of CBAM (attention-module). Carried over to volumes by pooling over
 * time too.
 */
public final class ConvolutionalAttention extends AbstractBlock implements AttentionMap {
  private static final int REDUCTION = 16;
  private static final int KERNEL = 7;
  private static final float EPSILON = 1e-5f;
  private static final float MOMENTUM = 0.99f;
  private static final int[] CELLS = {2};
  private static final int[] CHANNELS = {1};

  private final Block squeeze;
  private final Block places;

  /**
   * A gate.
   *
   * @param channels C, at least 1
   * @param frames how many frames the gate of places looks at together: 1 or 3
   * @throws IllegalArgumentException if a number is outside its range
   */
  public ConvolutionalAttention(int channels, int frames) {
    Checks.atLeast("channels", channels, 1);
    Checks.argument(frames == 1 || frames == 3, "frames must be 1 or 3 but is " + frames);
    squeeze =
        addChildBlock(
            "channels",
            new SequentialBlock()
                .add(AttentionLayers.linear(Math.max(1, channels / REDUCTION)))
                .add(Activation.reluBlock())
                .add(AttentionLayers.linear(channels)));
    BatchNorm norm =
        BatchNorm.builder().optAxis(1).optEpsilon(EPSILON).optMomentum(MOMENTUM).build();
    norm.setInitializer(Initializer.ZEROS, Parameter.Type.GAMMA);
    places =
        addChildBlock(
            "places",
            new SequentialBlock()
                .add(
                    Conv3d.builder()
                        .setFilters(1)
                        .setKernelShape(new Shape(frames, KERNEL, KERNEL))
                        .optPadding(new Shape(frames / 2, KERNEL / 2, KERNEL / 2))
                        .optBias(false)
                        .build())
                .add(norm));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray gated = channelsGated(store, inputs.singletonOrThrow(), training);
    return new NDList(gated.mul(place(store, gated, training)));
  }

  /** The gate of places and moments. */
  @Override
  public NDArray attention(ParameterStore store, NDArray volume) {
    return place(store, channelsGated(store, volume, false), false).squeeze(1);
  }

  private NDArray channelsGated(ParameterStore store, NDArray volume, boolean training) {
    Shape shape = volume.getShape();
    NDArray cells = AttentionLayers.cells(volume);
    NDArray mean = squeezed(store, cells.mean(CELLS), training);
    NDArray most = squeezed(store, cells.max(CELLS), training);
    NDArray channels = Activation.sigmoid(mean.add(most));
    return volume.mul(channels.reshape(shape.get(0), shape.get(1), 1, 1, 1));
  }

  private NDArray place(ParameterStore store, NDArray gated, boolean training) {
    NDArray maps =
        NDArrays.concat(new NDList(gated.max(CHANNELS, true), gated.mean(CHANNELS, true)), 1);
    return Activation.sigmoid(places.forward(store, new NDList(maps), training).singletonOrThrow());
  }

  private NDArray squeezed(ParameterStore store, NDArray pooled, boolean training) {
    return squeeze.forward(store, new NDList(pooled), training).singletonOrThrow();
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inputShapes;
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    Shape shape = inputShapes[0];
    squeeze.initialize(manager, type, new Shape(shape.get(0), shape.get(1)));
    places.initialize(
        manager, type, new Shape(shape.get(0), 2, shape.get(2), shape.get(3), shape.get(4)));
  }
}
