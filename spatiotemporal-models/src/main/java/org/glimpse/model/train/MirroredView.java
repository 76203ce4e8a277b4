package org.glimpse.model.train;

import java.util.random.RandomGenerator;
import org.glimpse.core.tensor.ClipTensor;

/**
 * The two views of a clip: partly erased, and mirrored and partly erased elsewhere.
 *
 * @param wanted whether there are views; else clips stay as they are
 */
record MirroredView(boolean wanted) {
  private static final double CHANCE = 0.5;
  private static final double SMALLEST = 0.02;
  private static final double LARGEST = 0.25;

  ClipTensor first(ClipTensor clip, RandomGenerator random) {
    return wanted ? erased(clip, random) : clip;
  }

  ClipTensor second(ClipTensor clip, RandomGenerator random) {
    return erased(Flip.mirror(clip), random);
  }

  /**
   * With chance 0.5 a box of 0.02 to 0.25 of the picture, the same in every frame, becomes the mean
   * of its channel; its sides are in the ratio 0.3 to 1 / 0.3.
   */
  private static ClipTensor erased(ClipTensor clip, RandomGenerator random) {
    if (random.nextDouble() >= CHANCE) {
      return clip;
    }
    int height = clip.size().height();
    int width = clip.size().width();
    double area = (SMALLEST + (LARGEST - SMALLEST) * random.nextDouble()) * height * width;
    double ratio = Math.exp((2 * random.nextDouble() - 1) * Math.log(1 / 0.3));
    int rows = (int) Math.max(1, Math.min(height, Math.round(Math.sqrt(area * ratio))));
    int columns = (int) Math.max(1, Math.min(width, Math.round(Math.sqrt(area / ratio))));
    int top = random.nextInt(height - rows + 1);
    int left = random.nextInt(width - columns + 1);
    float[] values = clip.data();
    int perChannel = values.length / clip.channels().size();
    for (int channel = 0; channel < clip.channels().size(); channel++) {
      double sum = 0;
      for (int i = 0; i < perChannel; i++) {
        sum += values[channel * perChannel + i];
      }
      float mean = (float) (sum / perChannel);
      for (int frame = 0; frame < clip.frames(); frame++) {
        int start = channel * perChannel + frame * height * width;
        for (int y = top; y < top + rows; y++) {
          int from = start + y * width + left;
          java.util.Arrays.fill(values, from, from + columns, mean);
        }
      }
    }
    return ClipTensor.wrap(clip.channels(), clip.frames(), clip.size(), clip.range(), values);
  }
}
