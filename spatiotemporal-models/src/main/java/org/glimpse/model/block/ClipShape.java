package org.glimpse.model.block;

import ai.djl.ndarray.types.Shape;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.ClipTensor;

/**
 * The shape of a clip's tensor, (C, T, H, W).
 *
 * @param channels C, at least 1
 * @param frames T, at least 1
 * @param height H, at least 1
 * @param width W, at least 1
 */
public record ClipShape(int channels, int frames, int height, int width) {
  /**
   * Checks the sizes.
   *
   * @throws IllegalArgumentException if one is less than 1
   */
  public ClipShape {
    Checks.atLeast("channels", channels, 1);
    Checks.atLeast("frames", frames, 1);
    Checks.atLeast("height", height, 1);
    Checks.atLeast("width", width, 1);
  }

  /**
   * The shape of a tensor.
   *
   * @param tensor the tensor
   * @return its shape
   */
  public static ClipShape of(ClipTensor tensor) {
    return new ClipShape(
        tensor.channels().size(), tensor.frames(), tensor.size().height(), tensor.size().width());
  }

  /**
   * The shape of a batch.
   *
   * @param clips N
   * @return (N, C, T, H, W)
   */
  public Shape batch(long clips) {
    return new Shape(clips, channels, frames, height, width);
  }

  /**
   * The number of values of a clip.
   *
   * @return C × T × H × W
   * @throws ArithmeticException if they are more than an array holds
   */
  public int values() {
    return Math.toIntExact(batch(1).size());
  }

  /**
   * The shape as it is written.
   *
   * @return for example {@code 3×8×28×28}
   */
  @Override
  public String toString() {
    return channels + "×" + frames + "×" + height + "×" + width;
  }
}
