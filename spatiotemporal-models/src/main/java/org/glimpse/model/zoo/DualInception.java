package org.glimpse.model.zoo;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.MapLayers;

/**
 * Dual-Inception: two inception modules for each map from onset to apex, made for 2×1×28×28 (u, v).
 *
 * <p>An inception module puts four branches side by side, each with rectifiers: 1×1; 1×1 then 3×3;
 * 1×1 then 5×5; the maximum of 3×3 (stride 1) then 1×1. The first module has 6 filters a branch,
 * the second 16, at width 1; the maximum of 2×2 follows each. The streams are put side by side; a
 * linear layer of 1,024 units with rectifier and dropout follows; then a linear head. More than one
 * frame counts as more channels.
 *
 * <p>Source: Zhou, Mao, Xue, "Dual-Inception Network for Cross-Database Micro-Expression
 * Recognition", 2019. One stream for every map, whatever their number, dropout, and the width
 * multiplier are ours.
 *
 * @param width multiplies filters and units, greater than 0
 * @param dropout before the head, in [0, 1)
 */
public record DualInception(double width, double dropout) implements Architecture {
  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public DualInception {
    Checks.positive("width", width);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, dropout 0.5.
   *
   * @return the defaults
   */
  public static DualInception withDefaults() {
    return new DualInception(1, 0.5);
  }

  @Override
  public String id() {
    return "dual-inception";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    Block features =
        new MapStreams(1, width, dropout)
            .features(
                input,
                stream ->
                    stream
                        .add(inception(Layers.scaled(6, width)))
                        .add(MapLayers.max(2, 2, 0))
                        .add(inception(Layers.scaled(16, width)))
                        .add(MapLayers.max(2, 2, 0)));
    return new ClipNetwork(features, Layers.linear(classes));
  }

  private static Block inception(int filters) {
    return MapLayers.sideBySide(
        List.of(
            point(filters),
            point(filters).add(MapLayers.conv(filters, 3, 1)).add(Layers.relu()),
            point(filters).add(MapLayers.conv(filters, 5, 2)).add(Layers.relu()),
            new SequentialBlock().add(MapLayers.max(3, 1, 1)).add(point(filters))));
  }

  private static SequentialBlock point(int filters) {
    return new SequentialBlock().add(MapLayers.conv(filters, 1, 0)).add(Layers.relu());
  }
}
