package org.glimpse.model.zoo;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.PooledVolume;

/**
 * A 3-D CNN that trains in seconds on a CPU.
 *
 * <p>Three 3-D convolutions (3×3×3; 16, 32 and 64 filters at width 1; strides 1×2×2, 2×2×2 and 1),
 * each with batch normalization and rectifier; the mean over time and over cells of a coarse grid
 * of at most 4×4, so that the place of a movement on the face is kept; dropout; a linear head.
 *
 * <p>Source: our own; the sizes were chosen on synthetic clips.
 *
 * @param width multiplies the filters, greater than 0
 * @param dropout before the head, in [0, 1)
 */
public record SmallCnn3d(double width, double dropout) implements Architecture {
  private static final int GRID = 4;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public SmallCnn3d {
    Checks.positive("width", width);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, dropout 0.5.
   *
   * @return the defaults
   */
  public static SmallCnn3d withDefaults() {
    return new SmallCnn3d(1, 0.5);
  }

  /**
   * With other filter counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public SmallCnn3d withWidth(double multiplier) {
    return new SmallCnn3d(multiplier, dropout);
  }

  @Override
  public String id() {
    return "cnn3d-small";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    Shape cube = new Shape(3, 3, 3);
    Shape one = new Shape(1, 1, 1);
    int frames = half(input.frames());
    int height = half(half(input.height()));
    int across = half(half(input.width()));
    Block volume =
        new SequentialBlock()
            .add(Layers.conv3d(Layers.scaled(16, width), cube, new Shape(1, 2, 2), one))
            .add(Layers.relu())
            .add(Layers.conv3d(Layers.scaled(32, width), cube, new Shape(2, 2, 2), one))
            .add(Layers.relu())
            .add(Layers.conv3d(Layers.scaled(64, width), cube, one, one))
            .add(Layers.relu());
    Block pooling =
        new SequentialBlock()
            .add(Layers.meanOverGrid(GRID, frames, height, across))
            .add(Layers.flatten());
    Block head = new SequentialBlock().add(Layers.dropout(dropout)).add(Layers.linear(classes));
    return new ClipNetwork(new PooledVolume(volume, pooling), head);
  }

  private static int half(int size) {
    return (size + 1) / 2;
  }
}
