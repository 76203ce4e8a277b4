package org.glimpse.model.train;

import java.util.random.RandomGenerator;
import org.glimpse.core.tensor.ClipTensor;

/** A random change of a training clip that leaves its label as it is. */
public interface Augmentation {
  /**
   * What the augmentation is called in results.
   *
   * @return for example {@code "flip, shift(2)"}
   */
  String id();

  /**
   * Changes a clip.
   *
   * @param clip the clip
   * @param random where draws come from
   * @return a tensor of the same channels and shape; the clip itself where nothing changes
   */
  ClipTensor apply(ClipTensor clip, RandomGenerator random);

  /**
   * No change.
   *
   * @return the augmentation
   */
  static Augmentation none() {
    return new NoAugmentation();
  }

  /**
   * Mirrors every second clip left to right, all frames together; horizontal flow changes its sign.
   * Not for labels that tell left from right.
   *
   * @return the augmentation
   */
  static Augmentation flip() {
    return new Flip();
  }

  /**
   * Moves all frames of a clip together by whole pixels, drawn for each direction from [−pixels,
   * pixels]; the border repeats.
   *
   * @param pixels at least 0
   * @return the augmentation
   * @throws IllegalArgumentException if pixels is negative
   */
  static Augmentation shift(int pixels) {
    return new Shift(pixels);
  }

  /**
   * This change, then another.
   *
   * @param next the second change
   * @return both
   */
  default Augmentation andThen(Augmentation next) {
    return new AugmentationChain(this, next);
  }
}
