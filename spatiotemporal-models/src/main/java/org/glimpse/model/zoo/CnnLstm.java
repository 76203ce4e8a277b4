package org.glimpse.model.zoo;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import org.glimpse.core.Checks;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;

/**
 * A small CNN on each frame, then an LSTM over the frames.
 *
 * <p>Frames: three 2-D convolutions (3×3; 16, 32 and 64 filters at width 1; strides 2, 2 and 1),
 * each with batch normalization and rectifier; the mean over cells of a coarse grid of at most 4×4;
 * a linear layer to 64 values. Time: one LSTM of 64 units at width 1; the mean of its outputs over
 * the frames; dropout; a linear head.
 *
 * <p>Source: our own; the sizes were chosen on synthetic clips.
 *
 * @param width multiplies filters and units, greater than 0
 * @param dropout before the head, in [0, 1)
 */
public record CnnLstm(double width, double dropout) implements Architecture {
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
   * Width 1, dropout 0.5.
   *
   * @return the defaults
   */
  public static CnnLstm withDefaults() {
    return new CnnLstm(1, 0.5);
  }

  /**
   * With other filter and unit counts.
   *
   * @param multiplier greater than 0
   * @return a copy
   * @throws IllegalArgumentException if it is not greater than 0
   */
  public CnnLstm withWidth(double multiplier) {
    return new CnnLstm(multiplier, dropout);
  }

  @Override
  public String id() {
    return "cnn-lstm";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    int units = Layers.scaled(64, width);
    Block features =
        new SequentialBlock()
            .add(LambdaBlock.singleton(clips -> framesAsBatch(clips, input)))
            .add(Layers.conv2d(Layers.scaled(16, width), 3, 2))
            .add(Layers.relu())
            .add(Layers.conv2d(Layers.scaled(32, width), 3, 2))
            .add(Layers.relu())
            .add(Layers.conv2d(Layers.scaled(64, width), 3, 1))
            .add(Layers.relu())
            .add(Layers.meanOverGrid(GRID, half(half(input.height())), half(half(input.width()))))
            .add(Layers.flatten())
            .add(Layers.linear(units))
            .add(Layers.relu())
            .add(LambdaBlock.singleton(frames -> frames.reshape(-1, input.frames(), units)))
            .add(Layers.lstm(units))
            .add(LambdaBlock.singleton(outputs -> outputs.mean(new int[] {1})));
    Block head = new SequentialBlock().add(Layers.dropout(dropout)).add(Layers.linear(classes));
    return new ClipNetwork(features, head);
  }

  /** (N, C, T, H, W) → (N T, C, H, W). */
  private static NDArray framesAsBatch(NDArray clips, ClipShape input) {
    return clips
        .transpose(0, 2, 1, 3, 4)
        .reshape(-1, input.channels(), input.height(), input.width());
  }

  private static int half(int size) {
    return (size + 1) / 2;
  }
}
