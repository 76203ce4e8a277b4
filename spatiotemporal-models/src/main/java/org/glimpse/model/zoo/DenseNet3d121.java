package org.glimpse.model.zoo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.MapLayers;
import org.glimpse.model.block.PooledVolume;
import org.glimpse.model.block.TorchLayout;

/**
 * The densely connected network of 121 layers with 3-D convolutions, made for 3×16×112×112.
 *
 * <p>A 7×7×7 convolution with stride 1×2×2 (64 filters at width 1), batch normalization, rectifier,
 * the maximum of 3×3×3 with stride 2; four dense blocks of 6, 12, 24 and 16 layers. A layer
 * normalizes and rectifies all channels before it, makes 128 of them by 1×1×1, normalizes and
 * rectifies, and adds 32 by 3×3×3. Between the blocks: normalization, rectifier, 1×1×1 to half of
 * the channels, the mean of 2×2×2, sizes rounded up so that any clip is taken. At the end
 * normalization, rectifier, the mean over time and space and a linear head. With 3 channels and 400
 * classes it has 11,696,528 parameters.
 *
 * <p>Source: Huang, Liu, van der Maaten, Weinberger, "Densely Connected Convolutional Networks",
 * 2017, made 3-D as by Hara, Kataoka, Satoh, "Can Spatiotemporal 3D CNNs Retrace the History of 2D
 * CNNs and ImageNet?", 2018; the width multiplier is ours. Layers are named as those of
 * torchvision's {@code densenet121}, whose 2-D weights can be inflated.
 *
 * @param width multiplies the channels that each layer makes, greater than 0
 */
public record DenseNet3d121(double width) implements TorchLayout {
  private static final List<Integer> DEPTHS = List.of(6, 12, 24, 16);
  private static final int STEM = 64;
  private static final int GROWTH = 32;
  private static final int BOTTLENECK = 4;

  /**
   * Checks the width.
   *
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public DenseNet3d121 {
    Checks.positive("width", width);
  }

  /**
   * Width 1.
   *
   * @return the defaults
   */
  public static DenseNet3d121 withDefaults() {
    return new DenseNet3d121(1);
  }

  /**
   * With other channel counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public DenseNet3d121 withWidth(double multiplier) {
    return new DenseNet3d121(multiplier);
  }

  @Override
  public String id() {
    return "densenet3d-121";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    int growth = Layers.scaled(GROWTH, width);
    int channels = Layers.scaled(STEM, width);
    SequentialBlock features =
        Layers.conv3d(channels, cube(7), new Shape(1, 2, 2), cube(3))
            .add(Layers.relu())
            .add(Pool.maxPool3dBlock(cube(3), cube(2), cube(1), false));
    for (int block = 0; block < DEPTHS.size(); block++) {
      for (int layer = 0; layer < DEPTHS.get(block); layer++) {
        features.add(MapLayers.sideBySide(List.of(Blocks.identityBlock(), layer(growth))));
      }
      channels += DEPTHS.get(block) * growth;
      features.add(Layers.norm()).add(Layers.relu());
      if (block < DEPTHS.size() - 1) {
        channels = Math.max(1, channels / 2);
        features
            .add(Layers.plainConv3d(channels, 1))
            .add(LambdaBlock.singleton(DenseNet3d121::halved));
      }
    }
    return new ClipNetwork(
        new PooledVolume(features, Pool.globalAvgPool3dBlock()), Layers.linear(classes));
  }

  /** The mean of 2×2×2; of fewer where a volume is only 1 wide, or has an odd last place. */
  private static NDArray halved(NDArray volume) {
    Shape sizes = volume.getShape();
    Shape cell =
        new Shape(Math.min(2, sizes.get(2)), Math.min(2, sizes.get(3)), Math.min(2, sizes.get(4)));
    return Pool.avgPool3d(volume, cell, cell, cube(0), true, true);
  }

  private static Block layer(int growth) {
    return new SequentialBlock()
        .add(Layers.norm())
        .add(Layers.relu())
        .add(Layers.plainConv3d(BOTTLENECK * growth, 1))
        .add(Layers.norm())
        .add(Layers.relu())
        .add(Layers.plainConv3d(growth, 3));
  }

  private static Shape cube(int side) {
    return new Shape(side, side, side);
  }

  @Override
  public List<String> torchLayers() {
    List<String> names = new ArrayList<>(List.of("features.conv0", "features.norm0"));
    for (int block = 1; block <= DEPTHS.size(); block++) {
      for (int layer = 1; layer <= DEPTHS.get(block - 1); layer++) {
        for (String part : List.of("norm1", "conv1", "norm2", "conv2")) {
          names.add("features.denseblock" + block + ".denselayer" + layer + "." + part);
        }
      }
      if (block < DEPTHS.size()) {
        names.addAll(
            List.of(
                "features.transition" + block + ".norm", "features.transition" + block + ".conv"));
      }
    }
    names.addAll(List.of("features.norm5", "classifier"));
    return names;
  }
}
