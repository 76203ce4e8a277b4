package org.glimpse.model.train;

import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.ClipTensor;

/**
 * Makes movements stronger or weaker.
 *
 * @param least the smallest factor, greater than 0
 * @param most the largest factor, at least the smallest
 */
record MotionStrength(double least, double most) implements Augmentation {
  MotionStrength {
    Checks.positive("smallest factor", least);
    Checks.inRange("largest factor", most, least, Double.MAX_VALUE);
  }

  @Override
  public String id() {
    return "magnify(" + least + ":" + most + ")";
  }

  @Override
  public ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    return Magnification.magnified(clip, least + (most - least) * random.nextDouble());
  }
}
