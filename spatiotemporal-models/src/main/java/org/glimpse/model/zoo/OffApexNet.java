package org.glimpse.model.zoo;

import ai.djl.nn.Block;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.MapLayers;

/**
 * OFF-ApexNet: a small stream for each map from onset to apex, made for 2×1×28×28 (u, v).
 *
 * <p>Each stream: a 5×5 convolution (6 filters), rectifier, maximum of 2×2, a 5×5 convolution (16
 * filters), rectifier, maximum of 2×2. The streams are put side by side; two linear layers of 1,024
 * units at width 1 follow, each with rectifier and dropout; then a linear head. With 2 maps of
 * 28×28 and 3 classes it has 2,664,475 parameters. More than one frame counts as more channels.
 *
 * <p>Source: Liong, Gan, Yau, Huang, Tan, "OFF-ApexNet on Micro-expression Recognition System",
 * 2019. One stream for every map, whatever their number, and the width multiplier are ours.
 *
 * @param width multiplies filters and units, greater than 0
 * @param dropout after each linear layer, in [0, 1)
 */
public record OffApexNet(double width, double dropout) implements Architecture {
  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public OffApexNet {
    Checks.positive("width", width);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, dropout 0.5.
   *
   * @return the defaults
   */
  public static OffApexNet withDefaults() {
    return new OffApexNet(1, 0.5);
  }

  @Override
  public String id() {
    return "off-apexnet";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    Block features =
        new MapStreams(2, width, dropout)
            .features(
                input,
                stream ->
                    stream
                        .add(MapLayers.conv(Layers.scaled(6, width), 5, 2))
                        .add(Layers.relu())
                        .add(MapLayers.max(2, 2, 0))
                        .add(MapLayers.conv(Layers.scaled(16, width), 5, 2))
                        .add(Layers.relu())
                        .add(MapLayers.max(2, 2, 0)));
    return new ClipNetwork(features, Layers.linear(classes));
  }
}
