package org.glimpse.model.train;

import java.util.List;
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
   * Mirrors every second clip left to right, all frames together; horizontal flow changes its sign,
   * or is mirrored about the middle of a range that is not about 0. Not for labels that tell left
   * from right.
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
   * Cuts one window out of all frames and brings it to the size of the picture; flow grows with it.
   *
   * @param share the smallest side of the window as a share of the picture's, in (0, 1]; drawn up
   *     to 1, at a place drawn too
   * @return the augmentation
   * @throws IllegalArgumentException if the share is outside its range
   */
  static Augmentation crop(double share) {
    return new Crop(share);
  }

  /**
   * Turns all frames of a clip about their middle by one angle, drawn from [−degrees, degrees];
   * flow turns too, and the border repeats.
   *
   * @param degrees the furthest, in [0, 180]
   * @return the augmentation
   * @throws IllegalArgumentException if it is outside its range
   */
  static Augmentation rotate(double degrees) {
    return new Rotation(degrees);
  }

  /**
   * Shows each frame up to so many frames earlier or later, in their order.
   *
   * @param frames the furthest, at least 0
   * @return the augmentation
   * @throws IllegalArgumentException if it is negative
   */
  static Augmentation jitter(int frames) {
    return new TemporalJitter(frames);
  }

  /**
   * Erases a box of 0.02 of the picture up to a share, the same in every frame: it becomes the mean
   * of its channel.
   *
   * @param chance of a clip, in [0, 1]
   * @param largest the largest box as a share of the picture, in [0.02, 1]
   * @return the augmentation
   * @throws IllegalArgumentException if a number is outside its range
   */
  static Augmentation erase(double chance, double largest) {
    return new Erasing(chance, largest);
  }

  /**
   * Adds normal noise to every value.
   *
   * @param strength its deviation as a share of that of the channel in the clip, at least 0
   * @return the augmentation
   * @throws IllegalArgumentException if it is negative
   */
  static Augmentation noise(double strength) {
    return new Noise(strength);
  }

  /**
   * Multiplies movements by a factor that is drawn for each clip: flow and strain, and what
   * pictures differ by from the first.
   *
   * @param least the smallest factor, greater than 0
   * @param most the largest factor, at least the smallest
   * @return the augmentation
   * @throws IllegalArgumentException if a number is outside its range
   */
  static Augmentation magnify(double least, double most) {
    return new MotionStrength(least, most);
  }

  /**
   * The augmentation of a name on the command line: changes one after the other, parted by commas.
   *
   * @param text as {@link #patterns} show, for example {@code flip,shift:2,erase}; {@code none} for
   *     no change
   * @return the augmentation
   * @throws IllegalArgumentException if a change is not known or a number is outside its range
   */
  static Augmentation parse(String text) {
    return AugmentationNames.parse(text);
  }

  /**
   * What {@link #parse} understands; the numbers are those that hold where none are given.
   *
   * @return patterns for a help text
   */
  static List<String> patterns() {
    return AugmentationNames.patterns();
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
