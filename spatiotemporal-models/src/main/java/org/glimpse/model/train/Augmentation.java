package org.glimpse.model.train;

import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;

/** A random change of a training clip that leaves its label as it is. */
@FunctionalInterface
public interface Augmentation {
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
    return (clip, random) -> clip;
  }

  /**
   * Mirrors every second clip left to right, all frames together; horizontal flow changes its sign.
   *
   * @return the augmentation
   */
  static Augmentation flip() {
    return (clip, random) -> random.nextBoolean() ? mirror(clip) : clip;
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
    Checks.atLeast("pixels", pixels, 0);
    return (clip, random) ->
        resample(
            clip, random.nextInt(2 * pixels + 1) - pixels, random.nextInt(2 * pixels + 1) - pixels);
  }

  /**
   * This change, then another.
   *
   * @param next the second change
   * @return both
   */
  default Augmentation andThen(Augmentation next) {
    return (clip, random) -> next.apply(apply(clip, random), random);
  }

  private static ClipTensor mirror(ClipTensor clip) {
    int width = clip.size().width();
    float[] values = clip.data();
    List<Channel> channels = clip.channels();
    int perChannel = values.length / channels.size();
    for (int row = 0; row < values.length; row += width) {
      float sign = channels.get(row / perChannel) == Channel.FLOW_U ? -1 : 1;
      for (int left = 0, right = width - 1; left <= right; left++, right--) {
        float kept = values[row + left];
        values[row + left] = sign * values[row + right];
        values[row + right] = sign * kept;
      }
    }
    return ClipTensor.wrap(channels, clip.frames(), clip.size(), clip.range(), values);
  }

  private static ClipTensor resample(ClipTensor clip, int right, int down) {
    int width = clip.size().width();
    int height = clip.size().height();
    float[] from = clip.data();
    float[] to = new float[from.length];
    for (int plane = 0; plane < from.length; plane += width * height) {
      for (int y = 0; y < height; y++) {
        int row = plane + Math.min(height - 1, Math.max(0, y - down)) * width;
        for (int x = 0; x < width; x++) {
          to[plane + y * width + x] = from[row + Math.min(width - 1, Math.max(0, x - right))];
        }
      }
    }
    return ClipTensor.wrap(clip.channels(), clip.frames(), clip.size(), clip.range(), to);
  }
}
