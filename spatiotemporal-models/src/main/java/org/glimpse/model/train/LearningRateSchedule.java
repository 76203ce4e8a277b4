package org.glimpse.model.train;

import org.glimpse.core.Checks;

/** How the learning rate changes over the epochs of a training. */
public enum LearningRateSchedule {
  /** The rate stays as it is. */
  CONSTANT {
    @Override
    double at(double progress) {
      return 1;
    }
  },
  /** Half a cosine from 1 towards 0, {@code (1 + cos(π e / E)) / 2} for epoch e of E. */
  COSINE {
    @Override
    double at(double progress) {
      return (1 + Math.cos(Math.PI * progress)) / 2;
    }
  };

  abstract double at(double progress);

  /**
   * The factor on the learning rate.
   *
   * @param epoch counted from 0
   * @param epochs how many there are
   * @return in (0, 1]
   * @throws IndexOutOfBoundsException if there is no such epoch
   */
  public double factor(int epoch, int epochs) {
    return at((double) Checks.index("epoch", epoch, epochs) / epochs);
  }
}
