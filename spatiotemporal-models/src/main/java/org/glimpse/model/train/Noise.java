package org.glimpse.model.train;

import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.ClipTensor;

/**
 * Adds normal noise to every value.
 *
 * @param strength its deviation as a share of the deviation of the channel in the clip, at least 0
 */
record Noise(double strength) implements Augmentation {
  Noise {
    Checks.inRange("strength of the noise", strength, 0, Double.MAX_VALUE);
  }

  @Override
  public String id() {
    return "noise(" + strength + ")";
  }

  @Override
  public ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    float[] values = clip.data();
    int perChannel = values.length / clip.channels().size();
    for (int start = 0; start < values.length; start += perChannel) {
      double sum = 0;
      double squares = 0;
      for (int i = start; i < start + perChannel; i++) {
        sum += values[i];
        squares += (double) values[i] * values[i];
      }
      double mean = sum / perChannel;
      double deviation = Math.sqrt(Math.max(0, squares / perChannel - mean * mean)) * strength;
      for (int i = start; i < start + perChannel; i++) {
        double value = values[i] + deviation * random.nextGaussian();
        values[i] = (float) Math.max(clip.range().min(), Math.min(clip.range().max(), value));
      }
    }
    return ClipTensor.wrap(clip.channels(), clip.frames(), clip.size(), clip.range(), values);
  }
}
