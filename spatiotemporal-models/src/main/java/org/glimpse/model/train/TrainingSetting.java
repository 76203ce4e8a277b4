package org.glimpse.model.train;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.glimpse.model.TrainingListener;

/**
 * What surrounds a training.
 *
 * @param augmentation of the training clips
 * @param listener hears of the progress
 * @param threads CPU threads, 0 for as many as the engine chooses
 * @param keeping where the state is kept
 * @param choice which epoch's weights are taken, instead of the last one's
 */
record TrainingSetting(
    Augmentation augmentation,
    TrainingListener listener,
    int threads,
    Optional<Keeping> keeping,
    Optional<EpochChoice> choice) {

  /** A file, and how long it may be out of date. */
  record Keeping(Path file, Duration every) {}

  static TrainingSetting plain() {
    return new TrainingSetting(
        Augmentation.none(), TrainingListener.none(), 0, Optional.empty(), Optional.empty());
  }

  TrainingSetting with(Augmentation other) {
    return new TrainingSetting(other, listener, threads, keeping, choice);
  }

  TrainingSetting with(TrainingListener other) {
    return new TrainingSetting(augmentation, other, threads, keeping, choice);
  }

  TrainingSetting withThreads(int number) {
    return new TrainingSetting(augmentation, listener, number, keeping, choice);
  }

  TrainingSetting with(Keeping other) {
    return new TrainingSetting(augmentation, listener, threads, Optional.of(other), choice);
  }

  TrainingSetting with(EpochChoice other) {
    return new TrainingSetting(augmentation, listener, threads, keeping, Optional.of(other));
  }
}
