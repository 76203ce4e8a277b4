package org.glimpse.model;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a training went.
 *
 * @param epochs one record an epoch, in order
 * @param kept the epoch whose weights were kept because of its score on deciding clips; empty where
 *     those after the last epoch were
 */
public record TrainingHistory(List<Epoch> epochs, OptionalInt kept) {
  /** Copies the records. */
  public TrainingHistory {
    epochs = List.copyOf(epochs);
  }

  /**
   * A training that ended with the weights after its last epoch.
   *
   * @param epochs one record an epoch, in order
   */
  public TrainingHistory(List<Epoch> epochs) {
    this(epochs, OptionalInt.empty());
  }

  /**
   * One epoch.
   *
   * @param epoch counted from 0
   * @param loss the mean of the training loss over the epoch's samples, while the weights change
   * @param learningRate the rate it was trained with
   * @param validation the macro F1 of the clips that decide which epoch is kept; empty where none
   *     do
   */
  public record Epoch(int epoch, double loss, double learningRate, OptionalDouble validation) {
    /**
     * An epoch that no clips looked at.
     *
     * @param epoch counted from 0
     * @param loss the mean of the training loss over the epoch's samples
     * @param learningRate the rate it was trained with
     */
    public Epoch(int epoch, double loss, double learningRate) {
      this(epoch, loss, learningRate, OptionalDouble.empty());
    }
  }
}
