package org.glimpse.model.block;

import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import java.util.List;

/**
 * Layers of the field's small networks, which see a clip as one image: convolutions with bias,
 * initialized as PyTorch does (uniform in ±1/√fan-in), pooling, and branches side by side.
 */
public final class MapLayers {
  private MapLayers() {}

  /**
   * The clips as images: all frames of a channel, then those of the next.
   *
   * @param clip the shape of a clip
   * @return (N, C, T, H, W) → (N, C T, H, W)
   */
  public static Block images(ClipShape clip) {
    return LambdaBlock.singleton(
        clips ->
            clips.reshape(-1, (long) clip.channels() * clip.frames(), clip.height(), clip.width()));
  }

  /**
   * One channel of images.
   *
   * @param channel which one, from 0 on
   * @return (N, C, H, W) → (N, 1, H, W)
   */
  public static Block channel(int channel) {
    return LambdaBlock.singleton(images -> images.get(":, " + channel + ":" + (channel + 1)));
  }

  /**
   * A 2-D convolution with a square kernel and bias, stride 1.
   *
   * @param filters output channels
   * @param kernel side of the kernel
   * @param padding zeros on each side
   * @return (N, C, H, W) → (N, filters, H', W')
   */
  public static Block conv(int filters, int kernel, int padding) {
    return conv(filters, kernel, padding, 1);
  }

  /**
   * A 2-D convolution with a square kernel and bias.
   *
   * @param filters output channels
   * @param kernel side of the kernel
   * @param padding zeros on each side
   * @param stride in both directions
   * @return (N, C, H, W) → (N, filters, H', W')
   */
  public static Block conv(int filters, int kernel, int padding, int stride) {
    Block conv =
        Conv2d.builder()
            .setFilters(filters)
            .setKernelShape(new Shape(kernel, kernel))
            .optPadding(new Shape(padding, padding))
            .optStride(new Shape(stride, stride))
            .build();
    conv.setInitializer(
        new XavierInitializer(RandomType.UNIFORM, FactorType.IN, 1), Parameter.Type.WEIGHT);
    return conv;
  }

  /**
   * The largest value of each square; sizes are rounded down.
   *
   * @param kernel side of the square
   * @param stride in both directions
   * @param padding −∞ on each side, at most half the kernel
   * @return (N, C, H, W) → (N, C, H', W')
   */
  public static Block max(int kernel, int stride, int padding) {
    return Pool.maxPool2dBlock(
        new Shape(kernel, kernel), new Shape(stride, stride), new Shape(padding, padding), false);
  }

  /**
   * The mean of each square of 2×2; an odd last row or column is left out.
   *
   * @return (N, C, H, W) → (N, C, ⌊H / 2⌋, ⌊W / 2⌋)
   */
  public static Block mean() {
    Shape two = new Shape(2, 2);
    return Pool.avgPool2dBlock(two, two, new Shape(0, 0), false);
  }

  /**
   * Branches over the same input, their channels one after the other.
   *
   * @param branches at least one
   * @return (N, …) → (N, ΣC, …)
   */
  public static Block sideBySide(List<Block> branches) {
    return new ParallelBlock(
        outputs -> {
          NDList all = new NDList();
          outputs.forEach(output -> all.add(output.singletonOrThrow()));
          return new NDList(NDArrays.concat(all, 1));
        },
        branches);
  }
}
