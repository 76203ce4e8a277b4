package org.glimpse.imbalance;

import org.glimpse.core.Checks;

/**
 * A number of epochs that train the same parameters. A trainer's learning rate runs through its
 * schedule anew in every stage.
 *
 * @param epochs at least 1
 * @param trains which parameters change
 * @param schedule the policy of each epoch, by its number within the stage
 * @param freshHead whether the stage starts with a classifier initialized anew
 */
public record TrainingStage(
    int epochs, TrainedPart trains, EpochSchedule schedule, boolean freshHead) {
  /**
   * Checks the number of epochs.
   *
   * @throws IllegalArgumentException if it is less than 1
   */
  public TrainingStage {
    Checks.atLeast("epochs of a stage", epochs, 1);
  }

  /**
   * A stage that goes on with the classifier as it is.
   *
   * @param epochs at least 1
   * @param trains which parameters change
   * @param schedule the policy of each epoch, by its number within the stage
   * @throws IllegalArgumentException if epochs is less than 1
   */
  public TrainingStage(int epochs, TrainedPart trains, EpochSchedule schedule) {
    this(epochs, trains, schedule, false);
  }
}
