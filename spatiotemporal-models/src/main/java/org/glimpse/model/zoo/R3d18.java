package org.glimpse.model.zoo;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;

/**
 * The 3-D residual network of 18 layers.
 *
 * <p>A stem (3×7×7, stride 1×2×2, 64 filters at width 1); four stages of two basic blocks with 64,
 * 128, 256 and 512 filters (3×3×3), the first block of each later stage with stride 2 in time and
 * space and a 1×1×1 convolution beside it; the mean over time and space; a linear head. With 400
 * classes and 3 channels it has 33,371,472 parameters.
 *
 * <p>Source: Tran, Wang, Torresani, Ray, LeCun, Paluri, "A Closer Look at Spatiotemporal
 * Convolutions for Action Recognition", 2018, in the layout of torchvision's {@code r3d_18}; any
 * number of channels, and a width multiplier, are ours.
 *
 * @param width multiplies the filters, greater than 0
 */
public record R3d18(double width) implements Architecture {
  private static final List<Integer> STAGES = List.of(64, 128, 256, 512);
  private static final Shape CUBE = new Shape(3, 3, 3);
  private static final Shape ONE = new Shape(1, 1, 1);
  private static final Shape TWO = new Shape(2, 2, 2);
  private static final Shape ZERO = new Shape(0, 0, 0);

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public R3d18 {
    Checks.positive("width", width);
  }

  /**
   * Width 1.
   *
   * @return the defaults
   */
  public static R3d18 withDefaults() {
    return new R3d18(1);
  }

  /**
   * With other filter counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public R3d18 withWidth(double multiplier) {
    return new R3d18(multiplier);
  }

  @Override
  public String id() {
    return "r3d-18";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    int filters = Layers.scaled(STAGES.get(0), width);
    SequentialBlock features =
        new SequentialBlock()
            .add(Layers.conv3d(filters, new Shape(3, 7, 7), new Shape(1, 2, 2), new Shape(1, 3, 3)))
            .add(Layers.relu());
    for (int stage = 0; stage < STAGES.size(); stage++) {
      int next = Layers.scaled(STAGES.get(stage), width);
      features.add(stage == 0 ? same(next) : halving(next)).add(same(next));
    }
    features.add(Pool.globalAvgPool3dBlock());
    return new ClipNetwork(features, Layers.linear(classes));
  }

  private static Block same(int filters) {
    return residual(convolutions(filters, ONE), Blocks.identityBlock());
  }

  private static Block halving(int filters) {
    return residual(convolutions(filters, TWO), Layers.conv3d(filters, ONE, TWO, ZERO));
  }

  private static Block convolutions(int filters, Shape stride) {
    return new SequentialBlock()
        .add(Layers.conv3d(filters, CUBE, stride, ONE))
        .add(Layers.relu())
        .add(Layers.conv3d(filters, CUBE, ONE, ONE));
  }

  private static Block residual(Block path, Block shortcut) {
    return new SequentialBlock()
        .add(
            new ParallelBlock(
                outputs ->
                    new NDList(
                        outputs.get(0).singletonOrThrow().add(outputs.get(1).singletonOrThrow())),
                List.of(path, shortcut)))
        .add(Layers.relu());
  }
}
