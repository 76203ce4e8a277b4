package org.glimpse.model;

/** A training whose loss became infinite or NaN; it stops before the weights are spoiled. */
public final class TrainingDivergedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int epoch;
  private final long step;
  private final double learningRate;

  /**
   * A diverged training.
   *
   * @param epoch the epoch, counted from 0
   * @param step the optimizer step, counted from 0 over the whole training
   * @param learningRate the rate of that step
   * @param loss the loss, infinite or NaN
   */
  public TrainingDivergedException(int epoch, long step, double learningRate, double loss) {
    super(
        "The loss became "
            + loss
            + " at step "
            + step
            + " (epoch "
            + epoch
            + ") with learning rate "
            + learningRate
            + ". Try a lower learning rate, or look for infinite values in the clips.");
    this.epoch = epoch;
    this.step = step;
    this.learningRate = learningRate;
  }

  /**
   * Several trainings, all of which diverged.
   *
   * @param message what happened, with the first reason
   */
  public TrainingDivergedException(String message) {
    super(message);
    this.epoch = 0;
    this.step = 0;
    this.learningRate = 0;
  }

  /**
   * The epoch.
   *
   * @return counted from 0
   */
  public int epoch() {
    return epoch;
  }

  /**
   * The optimizer step.
   *
   * @return counted from 0 over the whole training
   */
  public long step() {
    return step;
  }

  /**
   * The learning rate of that step.
   *
   * @return greater than 0
   */
  public double learningRate() {
    return learningRate;
  }
}
