package org.glimpse.model;

/** Hears of the progress of a training, on the thread that trains. */
@FunctionalInterface
public interface TrainingListener {
  /**
   * An epoch is over.
   *
   * @param epoch the epoch, counted from 0, with its loss
   * @param epochs how many there will be
   */
  void epochFinished(TrainingHistory.Epoch epoch, int epochs);

  /**
   * Memory did not suffice for a batch; the training goes on with smaller ones.
   *
   * @param before clips a step until now
   * @param after clips a step from now on
   */
  default void batchSizeHalved(int before, int after) {}

  /**
   * A listener that does nothing.
   *
   * @return the listener
   */
  static TrainingListener none() {
    return (epoch, epochs) -> {};
  }
}
