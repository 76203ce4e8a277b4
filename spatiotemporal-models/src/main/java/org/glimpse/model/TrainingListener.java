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
   * A listener that does nothing.
   *
   * @return the listener
   */
  static TrainingListener none() {
    return (epoch, epochs) -> {};
  }
}
