package org.glimpse.model.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.ClipTensor;

/**
 * Erases a box, the same in every frame: it becomes the mean of its channel. The sides of the box
 * are in a ratio from 0.3 to 1 / 0.3.
 *
 * @param chance of a clip, in [0, 1]
 * @param largest the largest box, as a share of the picture, from 0.02 (the smallest) to 1
 */
record Erasing(double chance, double largest) implements Augmentation {
  private static final double SMALLEST = 0.02;
  private static final double FLATTEST = 0.3;

  Erasing {
    Checks.inRange("chance of erasing", chance, 0, 1);
    Checks.inRange("largest box", largest, SMALLEST, 1);
  }

  @Override
  public String id() {
    return "erase(" + chance + ":" + largest + ")";
  }

  @Override
  public ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    if (random.nextDouble() >= chance) {
      return clip;
    }
    int height = clip.size().height();
    int width = clip.size().width();
    double area = (SMALLEST + (largest - SMALLEST) * random.nextDouble()) * height * width;
    double ratio = Math.exp((2 * random.nextDouble() - 1) * Math.log(1 / FLATTEST));
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
          Arrays.fill(values, from, from + columns, mean);
        }
      }
    }
    return ClipTensor.wrap(clip.channels(), clip.frames(), clip.size(), clip.range(), values);
  }
}
