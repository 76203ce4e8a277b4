package org.glimpse.model.zoo;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.DirectArchitecture;
import org.glimpse.model.block.DirectFeatures;
import org.glimpse.model.block.DropMask;
import org.glimpse.model.block.FeatureTap;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.MapLayers;
import org.glimpse.model.block.TorchLayout;

/**
 * STSTNet: three shallow streams over the map from onset to apex, made for 3×1×28×28.
 *
 * <p>Each stream: a 3×3 convolution (padding 2; 3, 5 and 8 filters at width 1), rectifier, batch
 * normalization, the maximum of 3×3 with stride 3 (padding 1), dropout. The streams are put side by
 * side, the mean of 2×2 taken, and a linear head follows. With 3 maps of 28×28 and 3 classes it has
 * 1,683 parameters. More than one frame counts as more channels.
 *
 * <p>Source: Liong, Gan, See, Khor, Huang, "Shallow Triple Stream Three-dimensional CNN (STSTNet)
 * for Micro-expression Recognition", 2019, in the layout of its published PyTorch weights, which
 * normalize after the rectifier; the paper counts 1,670 parameters. The width multiplier is ours.
 *
 * @param width multiplies the filters, greater than 0
 * @param dropout after each stream, in [0, 1)
 */
public record StstNet(double width, double dropout) implements TorchLayout, DirectArchitecture {
  private static final List<Integer> STREAMS = List.of(3, 5, 8);

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public StstNet {
    Checks.positive("width", width);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, dropout 0.5.
   *
   * @return the defaults
   */
  public static StstNet withDefaults() {
    return new StstNet(1, 0.5);
  }

  @Override
  public String id() {
    return "ststnet";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    Checks.atLeast("height", input.height(), 2);
    Checks.atLeast("width", input.width(), 2);
    List<Block> streams = new ArrayList<>();
    for (int filters : STREAMS) {
      streams.add(
          new SequentialBlock()
              .add(MapLayers.conv(Layers.scaled(filters, width), 3, 2))
              .add(Layers.relu())
              .add(Layers.norm())
              .add(MapLayers.max(3, 3, 1))
              .add(DropMask.block(dropout)));
    }
    Block features =
        new SequentialBlock()
            .add(MapLayers.images(input))
            .add(MapLayers.sideBySide(streams))
            .add(MapLayers.mean())
            .add(new FeatureTap(Layers.flatten()));
    return new ClipNetwork(features, Layers.linear(classes));
  }

  @Override
  public DirectFeatures direct(ClipNetwork network, ClipShape input) {
    return new StreamFeatures(network, input, dropout);
  }

  @Override
  public List<String> torchLayers() {
    return List.of("conv1", "bn1", "conv2", "bn2", "conv3", "bn3", "fc");
  }

  @Override
  public List<String> torchInputs() {
    return List.of("conv1", "conv2", "conv3");
  }
}
