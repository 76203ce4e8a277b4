package org.glimpse.imbalance.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;

/** Layers of attention blocks. */
final class AttentionLayers {
  private static final float EPSILON = 1e-5f;
  private static final float MOMENTUM = 0.9f;

  private AttentionLayers() {}

  /** A linear layer with bias, initialized as PyTorch does. */
  static Block linear(int units) {
    Block linear = Linear.builder().setUnits(units).build();
    linear.setInitializer(
        new XavierInitializer(RandomType.UNIFORM, FactorType.IN, 1), Parameter.Type.WEIGHT);
    return linear;
  }

  /** All cells of a volume in a row: (N, C, T, H, W) → (N, C, T H W). */
  static NDArray cells(NDArray volume) {
    return volume.reshape(volume.getShape().get(0), volume.getShape().get(1), -1);
  }

  /** Normalization over axis 1. */
  static Block norm() {
    return BatchNorm.builder().optAxis(1).optEpsilon(EPSILON).optMomentum(MOMENTUM).build();
  }

  /** A convolution with bias that keeps the size, then normalization: He's initialization. */
  static Block conv(int filters, int frames, int rows, int columns) {
    Block conv =
        Conv3d.builder()
            .setFilters(filters)
            .setKernelShape(new Shape(frames, rows, columns))
            .optPadding(new Shape(frames / 2, rows / 2, columns / 2))
            .build();
    conv.setInitializer(
        new XavierInitializer(RandomType.GAUSSIAN, FactorType.OUT, 2), Parameter.Type.WEIGHT);
    return new SequentialBlock().add(conv).add(norm());
  }
}
