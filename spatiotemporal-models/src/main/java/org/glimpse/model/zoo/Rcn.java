package org.glimpse.model.zoo;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.FeatureTap;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.MapLayers;

/**
 * A compact recurrent convolutional network over the map from onset to apex, made for 3×1×28×28.
 *
 * <p>A 3×3 convolution with stride 3 (32 filters at width 1), rectifier, batch normalization,
 * dropout; a recurrent convolution of two steps; the maximum of 2×2; dropout; the mean over cells
 * of a grid of at most 5×5; a linear head. More than one frame counts as more channels.
 *
 * <p>Source: after Xia, Peng, Khor, Feng, Zhao, "Revealing the Invisible With Model and Data
 * Shrinking for Composite-Database Micro-Expression Recognition", 2020: its idea of a shallow
 * recurrent network on small maps, without the modules that its search adds.
 *
 * @param width multiplies the filters, greater than 0
 * @param dropout in [0, 1)
 */
public record Rcn(double width, double dropout) implements Architecture {
  private static final int FILTERS = 32;
  private static final int GRID = 5;
  private static final int STEPS = 2;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public Rcn {
    Checks.positive("width", width);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, dropout 0.5.
   *
   * @return the defaults
   */
  public static Rcn withDefaults() {
    return new Rcn(1, 0.5);
  }

  @Override
  public String id() {
    return "rcn";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    Checks.atLeast("height", input.height(), 4);
    Checks.atLeast("width", input.width(), 4);
    int filters = Layers.scaled(FILTERS, width);
    Block features =
        new SequentialBlock()
            .add(MapLayers.images(input))
            .add(MapLayers.conv(filters, 3, 1, 3))
            .add(Layers.relu())
            .add(Layers.norm())
            .add(Layers.dropout(dropout))
            .add(new RecurrentConvolution(filters, STEPS))
            .add(MapLayers.max(2, 2, 0))
            .add(Layers.dropout(dropout))
            .add(
                new FeatureTap(
                    Layers.meanOverGrid(GRID, pooled(input.height()), pooled(input.width()))))
            .add(Layers.flatten());
    return new ClipNetwork(features, Layers.linear(classes));
  }

  private static int pooled(int size) {
    return ((size - 1) / 3 + 1) / 2;
  }
}
