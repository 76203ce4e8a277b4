package org.glimpse.model.train;

import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.core.tensor.ClipTensor;

/**
 * Turns all frames about their middle.
 *
 * @param degrees the furthest, in [0, 180]
 */
record Rotation(double degrees) implements Augmentation {
  private static final double HALF_TURN = 180;

  Rotation {
    Checks.inRange("degrees", degrees, 0, HALF_TURN);
  }

  @Override
  public String id() {
    return "rotate(" + degrees + ")";
  }

  @Override
  public ClipTensor apply(ClipTensor clip, RandomGenerator random) {
    double angle = Math.toRadians((2 * random.nextDouble() - 1) * degrees);
    return new Similarity(1, angle, 0, 0).apply(clip);
  }
}
