package org.glimpse.model.zoo;

import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.FeatureTap;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.MapLayers;
import org.glimpse.model.block.TorchLayout;

/**
 * The residual network of 18 layers on each frame, then an LSTM over the frames.
 *
 * <p>Frames: a 7×7 convolution with stride 2 (64 filters at width 1), the maximum of 3×3 with
 * stride 2, four stages of two blocks of two 3×3 convolutions (64, 128, 256 and 512 filters; each
 * later stage halves the sizes), each convolution with batch normalization and rectifier; the mean
 * over the image. Time: an LSTM of 256 units at width 1, or two that run in opposite directions;
 * pooling of its outputs; dropout; a linear head. (C, T, H, W) of any size is taken.
 *
 * <p>Source: frames after He, Zhang, Ren, Sun, "Deep Residual Learning for Image Recognition",
 * 2016, in the layout of torchvision's {@code resnet18} without its last layer; the LSTM on frame
 * features after Donahue et al., "Long-term Recurrent Convolutional Networks for Visual Recognition
 * and Description", 2015. The number of units, the choice of pooling and the width multiplier are
 * ours.
 *
 * @param width multiplies filters and units, greater than 0
 * @param dropout before the head, in [0, 1)
 * @param bidirectional whether a second LSTM runs backwards
 * @param pooling how the outputs over the frames become one vector
 */
public record ResNetLstm(double width, double dropout, boolean bidirectional, TimePooling pooling)
    implements TorchLayout {
  private static final List<Integer> FILTERS = List.of(64, 128, 256, 512);
  private static final int BLOCKS = 2;
  private static final int UNITS = 256;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public ResNetLstm {
    Checks.positive("width", width);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, dropout 0.5, one direction, mean over the frames.
   *
   * @return the defaults
   */
  public static ResNetLstm withDefaults() {
    return new ResNetLstm(1, 0.5, false, TimePooling.MEAN);
  }

  /**
   * With other filter and unit counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public ResNetLstm withWidth(double multiplier) {
    return new ResNetLstm(multiplier, dropout, bidirectional, pooling);
  }

  /**
   * With one LSTM or two.
   *
   * @param both whether a second one runs backwards
   * @return a copy
   */
  public ResNetLstm withBidirectional(boolean both) {
    return new ResNetLstm(width, dropout, both, pooling);
  }

  /**
   * With another pooling over the frames.
   *
   * @param other how outputs become one vector
   * @return a copy
   */
  public ResNetLstm withPooling(TimePooling other) {
    return new ResNetLstm(width, dropout, bidirectional, other);
  }

  @Override
  public String id() {
    return "resnet18-lstm";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    int before = Layers.scaled(FILTERS.get(0), width);
    SequentialBlock images =
        new SequentialBlock()
            .add(Layers.conv2d(before, 7, 2))
            .add(Layers.relu())
            .add(MapLayers.max(3, 2, 1));
    for (int stage = 0; stage < FILTERS.size(); stage++) {
      int filters = Layers.scaled(FILTERS.get(stage), width);
      for (int block = 0; block < BLOCKS; block++) {
        images.add(block(filters, stage > 0 && block == 0 ? 2 : 1));
      }
    }
    images.add(new FeatureTap(Pool.globalAvgPool2dBlock()));
    int depth = Layers.scaled(FILTERS.get(FILTERS.size() - 1), width);
    Block head = new SequentialBlock().add(Layers.dropout(dropout)).add(Layers.linear(classes));
    return new ClipNetwork(lstm().features(input, images, depth), head);
  }

  private FrameLstm lstm() {
    return new FrameLstm(Layers.scaled(UNITS, width), bidirectional, pooling);
  }

  private static Block block(int filters, int stride) {
    Block path =
        Layers.conv2d(filters, 3, stride).add(Layers.relu()).add(Layers.conv2d(filters, 3, 1));
    Block beside = stride == 1 ? Blocks.identityBlock() : Layers.conv2d(filters, 1, stride);
    return Layers.residual(path, beside);
  }

  @Override
  public List<String> torchLayers() {
    List<String> names = new ArrayList<>(List.of("conv1", "bn1"));
    for (int stage = 1; stage <= FILTERS.size(); stage++) {
      for (int block = 0; block < BLOCKS; block++) {
        String prefix = "layer" + stage + "." + block + ".";
        for (String layer : List.of("conv1", "bn1", "conv2", "bn2")) {
          names.add(prefix + layer);
        }
        if (stage > 1 && block == 0) {
          names.addAll(List.of(prefix + "downsample.0", prefix + "downsample.1"));
        }
      }
    }
    names.addAll(lstm().torchLayers());
    names.add("fc");
    return names;
  }

  @Override
  public List<String> ownLayers() {
    return List.of("lstm", "attention", "fc");
  }
}
