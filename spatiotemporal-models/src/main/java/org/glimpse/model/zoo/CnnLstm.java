package org.glimpse.model.zoo;

import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.FeatureTap;
import org.glimpse.model.block.Layers;

/**
 * A small CNN on each frame, then an LSTM over the frames.
 *
 * <p>Frames: three 2-D convolutions (3×3; 16, 32 and 64 filters at width 1; strides 2, 2 and 1),
 * each with batch normalization and rectifier; the mean over cells of a coarse grid of at most 4×4;
 * a linear layer to 64 values. Time: an LSTM of 64 units at width 1, or two that run in opposite
 * directions; pooling of its outputs over the frames; dropout; a linear head.
 *
 * <p>Source: our own; the sizes were chosen on synthetic clips.
 *
 * @param width multiplies filters and units, greater than 0
 * @param dropout before the head, in [0, 1)
 * @param bidirectional whether a second LSTM runs backwards
 * @param pooling how the outputs over the frames become one vector
 */
public record CnnLstm(double width, double dropout, boolean bidirectional, TimePooling pooling)
    implements Architecture {
  private static final int GRID = 4;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public CnnLstm {
    Checks.positive("width", width);
    Checks.inRange("dropout", dropout, 0, Math.nextDown(1.0));
  }

  /**
   * Width 1, dropout 0.5, one direction, mean over the frames.
   *
   * @return the defaults
   */
  public static CnnLstm withDefaults() {
    return new CnnLstm(1, 0.5, false, TimePooling.MEAN);
  }

  /**
   * With other filter and unit counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public CnnLstm withWidth(double multiplier) {
    return new CnnLstm(multiplier, dropout, bidirectional, pooling);
  }

  /**
   * With one LSTM or two.
   *
   * @param both whether a second one runs backwards
   * @return a copy
   */
  public CnnLstm withBidirectional(boolean both) {
    return new CnnLstm(width, dropout, both, pooling);
  }

  /**
   * With another pooling over the frames.
   *
   * @param other how outputs become one vector
   * @return a copy
   */
  public CnnLstm withPooling(TimePooling other) {
    return new CnnLstm(width, dropout, bidirectional, other);
  }

  @Override
  public String id() {
    return "cnn-lstm";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    int units = Layers.scaled(64, width);
    Block images =
        new SequentialBlock()
            .add(Layers.conv2d(Layers.scaled(16, width), 3, 2))
            .add(Layers.relu())
            .add(Layers.conv2d(Layers.scaled(32, width), 3, 2))
            .add(Layers.relu())
            .add(Layers.conv2d(Layers.scaled(64, width), 3, 1))
            .add(Layers.relu())
            .add(
                new FeatureTap(
                    Layers.meanOverGrid(
                        GRID, half(half(input.height())), half(half(input.width())))))
            .add(Layers.flatten())
            .add(Layers.linear(units))
            .add(Layers.relu());
    Block features = new FrameLstm(units, bidirectional, pooling).features(input, images, units);
    Block head = new SequentialBlock().add(Layers.dropout(dropout)).add(Layers.linear(classes));
    return new ClipNetwork(features, head);
  }

  private static int half(int size) {
    return (size + 1) / 2;
  }
}
