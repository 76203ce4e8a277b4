package org.glimpse.model.block;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.nn.recurrent.LSTM;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.UniformInitializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.util.PairList;
import java.util.List;
import org.glimpse.core.Checks;

/**
 * Layers with the settings that all models of the zoo share: convolutions without bias before batch
 * normalization, initialized as He et al. do (normal, fan-out); batch normalization over axis 1
 * with momentum 0.9 and epsilon 1e-5; linear layers initialized as PyTorch does (uniform in
 * ±1/√fan-in).
 */
public final class Layers {
  private static final float EPSILON = 1e-5f;
  private static final float MOMENTUM = 0.9f;

  private Layers() {}

  /**
   * A channel count under a width multiplier, at least 1, rounded half up.
   *
   * @param channels the count at width 1
   * @param width the multiplier, greater than 0
   * @return the count
   * @throws IllegalArgumentException if the width is not greater than 0
   */
  public static int scaled(int channels, double width) {
    return (int) Math.max(1, Math.round(channels * Checks.positive("width", width)));
  }

  /**
   * A 3-D convolution without bias, then batch normalization.
   *
   * @param filters output channels
   * @param kernel (T, H, W)
   * @param stride (T, H, W)
   * @param padding (T, H, W)
   * @return (N, C, T, H, W) → (N, filters, T', H', W')
   */
  public static SequentialBlock conv3d(int filters, Shape kernel, Shape stride, Shape padding) {
    return conv3d(filters, kernel, stride, padding, EPSILON);
  }

  /**
   * A 3-D convolution without bias, then batch normalization.
   *
   * @param filters output channels
   * @param kernel (T, H, W)
   * @param stride (T, H, W)
   * @param padding (T, H, W)
   * @param epsilon of the normalization, greater than 0
   * @return (N, C, T, H, W) → (N, filters, T', H', W')
   */
  public static SequentialBlock conv3d(
      int filters, Shape kernel, Shape stride, Shape padding, double epsilon) {
    return new SequentialBlock().add(conv(filters, kernel, stride, padding)).add(norm(epsilon));
  }

  /**
   * A 3-D convolution with bias and stride 1, not normalized, initialized for a rectifier.
   *
   * @param filters output channels
   * @param kernel (T, H, W)
   * @param padding (T, H, W)
   * @return (N, C, T, H, W) → (N, filters, T', H', W')
   */
  public static Block biasedConv3d(int filters, Shape kernel, Shape padding) {
    Block conv =
        Conv3d.builder().setFilters(filters).setKernelShape(kernel).optPadding(padding).build();
    return forRectifier(conv);
  }

  /**
   * A 2-D convolution with a square kernel and half its size as padding, without bias, then batch
   * normalization.
   *
   * @param filters output channels
   * @param kernel side of the kernel, odd
   * @param stride in both directions
   * @return (N, C, H, W) → (N, filters, ⌈H / stride⌉, ⌈W / stride⌉)
   */
  public static SequentialBlock conv2d(int filters, int kernel, int stride) {
    Block conv =
        Conv2d.builder()
            .setFilters(filters)
            .setKernelShape(new Shape(kernel, kernel))
            .optStride(new Shape(stride, stride))
            .optPadding(new Shape(kernel / 2, kernel / 2))
            .optBias(false)
            .build();
    return new SequentialBlock().add(forRectifier(conv)).add(norm());
  }

  /**
   * A 3-D convolution without bias and with stride 1, not normalized.
   *
   * @param filters output channels
   * @param side of the cubic kernel, odd; half of it is the padding
   * @return (N, C, T, H, W) → (N, filters, T, H, W)
   */
  public static Block plainConv3d(int filters, int side) {
    int around = side / 2;
    return conv(
        filters,
        new Shape(side, side, side),
        new Shape(1, 1, 1),
        new Shape(around, around, around));
  }

  private static Block conv(int filters, Shape kernel, Shape stride, Shape padding) {
    Block conv =
        Conv3d.builder()
            .setFilters(filters)
            .setKernelShape(kernel)
            .optStride(stride)
            .optPadding(padding)
            .optBias(false)
            .build();
    return forRectifier(conv);
  }

  private static Block forRectifier(Block conv) {
    conv.setInitializer(
        new XavierInitializer(RandomType.GAUSSIAN, FactorType.OUT, 2), Parameter.Type.WEIGHT);
    return conv;
  }

  /**
   * Batch normalization over axis 1 with momentum 0.9.
   *
   * @param epsilon added to the variance, greater than 0
   * @return any shape → the same
   */
  public static Block norm(double epsilon) {
    return BatchNorm.builder().optAxis(1).optEpsilon((float) epsilon).optMomentum(MOMENTUM).build();
  }

  /**
   * Batch normalization over axis 1 with momentum 0.9 and epsilon 1e-5.
   *
   * @return any shape → the same
   */
  public static Block norm() {
    return norm(EPSILON);
  }

  /**
   * The rectifier.
   *
   * @return max(x, 0)
   */
  public static Block relu() {
    return new Rectifier();
  }

  /**
   * The rectified sum of two branches over the same input.
   *
   * @param path (N, …) → (N, C, …)
   * @param beside what it is added to: of the same shape, often the input itself
   * @return (N, …) → (N, C, …)
   */
  public static Block residual(Block path, Block beside) {
    return new SequentialBlock()
        .add(
            new ParallelBlock(
                outputs ->
                    new NDList(
                        outputs.get(0).singletonOrThrow().add(outputs.get(1).singletonOrThrow())),
                List.of(path, beside)))
        .add(relu());
  }

  /** Tells its output's shape without computing on an input of that size, as the engine's does. */
  private static final class Rectifier extends AbstractBlock {
    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      return Activation.relu(inputs);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
      return inputShapes;
    }
  }

  /**
   * Dropout, active in training only.
   *
   * @param rate the share of values set to 0, in [0, 1)
   * @return the block
   */
  public static Block dropout(double rate) {
    return Dropout.builder().optRate((float) rate).build();
  }

  /**
   * A linear layer with bias.
   *
   * @param units output size
   * @return (N, D) → (N, units)
   */
  public static Block linear(int units) {
    Block linear = Linear.builder().setUnits(units).build();
    Initializer uniform = new XavierInitializer(RandomType.UNIFORM, FactorType.IN, 1);
    linear.setInitializer(uniform, Parameter.Type.WEIGHT);
    return linear;
  }

  /**
   * Flattens all but the first axis.
   *
   * @return (N, …) → (N, D)
   */
  public static Block flatten() {
    return Blocks.batchFlattenBlock();
  }

  /**
   * The mean over equal cells of an image, so that a coarse place is kept; rows and columns beyond
   * the last whole cell are left out.
   *
   * @param grid at most that many cells in each direction
   * @param height H of the images
   * @param width W of the images
   * @return (N, C, H, W) → (N, C, at most grid, at most grid)
   */
  public static Block meanOverGrid(int grid, int height, int width) {
    Shape cell = new Shape(cell(height, grid), cell(width, grid));
    return Pool.avgPool2dBlock(cell, cell, new Shape(0, 0), false);
  }

  /**
   * The mean over all frames and over equal cells of the images, see {@link #meanOverGrid(int, int,
   * int)}.
   *
   * @param grid at most that many cells in each direction
   * @param frames T of the volumes
   * @param height H of the volumes
   * @param width W of the volumes
   * @return (N, C, T, H, W) → (N, C, 1, at most grid, at most grid)
   */
  public static Block meanOverGrid(int grid, int frames, int height, int width) {
    Shape cell = new Shape(frames, cell(height, grid), cell(width, grid));
    return Pool.avgPool3dBlock(cell, cell, new Shape(0, 0, 0), false);
  }

  private static int cell(int size, int grid) {
    return (size + grid - 1) / grid;
  }

  /**
   * One LSTM layer that gives its output at every step, initialized as PyTorch does (uniform in
   * ±1/√units).
   *
   * @param units the size of its state
   * @return (N, T, D) → (N, T, units)
   */
  public static Block lstm(int units) {
    Block lstm = LSTM.builder().setNumLayers(1).setStateSize(units).optBatchFirst(true).build();
    lstm.setInitializer(new UniformInitializer((float) (1 / Math.sqrt(units))), p -> true);
    return lstm;
  }

  /**
   * Two LSTM layers, the second of which runs from the last step to the first; their outputs at a
   * step lie side by side. They are two layers because the engine mixes up the weights of one that
   * runs in both directions.
   *
   * @param units the size of each state
   * @return (N, T, D) → (N, T, 2 units)
   */
  public static Block bidirectionalLstm(int units) {
    Block backwards = new SequentialBlock().add(reversal()).add(lstm(units)).add(reversal());
    return new ParallelBlock(
        outputs ->
            new NDList(
                outputs.get(0).singletonOrThrow().concat(outputs.get(1).singletonOrThrow(), 2)),
        List.of(lstm(units), backwards));
  }

  /** Turns the steps round. The engine's LSTM adds its state to the list that it is given. */
  private static Block reversal() {
    return new LambdaBlock(steps -> new NDList(steps.head().flip(1)), "reversal");
  }
}
