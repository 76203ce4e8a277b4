package org.glimpse.benchmark;

import java.util.List;
import org.glimpse.model.TrainingHistory;

/**
 * What clips that were looked at after every epoch say of a training.
 *
 * @param macroF1 after each epoch
 */
record EpochScores(List<Double> macroF1) {
  private static final int LAST = 5;

  /** The scores of a training that looked at clips after every epoch. */
  static EpochScores of(TrainingHistory history) {
    return new EpochScores(
        history.epochs().stream().map(epoch -> epoch.validation().orElseThrow()).toList());
  }

  /** The mean of the last five epochs. */
  double last() {
    return macroF1.subList(Math.max(0, macroF1.size() - LAST), macroF1.size()).stream()
        .mapToDouble(Double::doubleValue)
        .average()
        .orElseThrow();
  }

  /** The best epoch, which only the clips that were looked at can tell. */
  double best() {
    return macroF1.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
  }
}
