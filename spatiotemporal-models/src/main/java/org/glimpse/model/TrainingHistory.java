package org.glimpse.model;

import java.util.List;

/**
 * How a training went.
 *
 * @param epochs one record an epoch, in order
 */
public record TrainingHistory(List<Epoch> epochs) {
  /** Copies the records. */
  public TrainingHistory {
    epochs = List.copyOf(epochs);
  }

  /**
   * One epoch.
   *
   * @param epoch counted from 0
   * @param loss the mean of the training loss over the epoch's samples, while the weights change
   * @param learningRate the rate it was trained with
   */
  public record Epoch(int epoch, double loss, double learningRate) {}
}
