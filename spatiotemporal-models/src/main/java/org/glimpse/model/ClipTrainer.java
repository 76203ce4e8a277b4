package org.glimpse.model;

import java.nio.file.Path;
import java.time.Duration;
import java.util.SortedMap;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.TrainingPlan;

/**
 * Trains a classifier from training clips alone: there is no parameter through which test data
 * could enter, so neither a best test epoch nor any statistic of the test clips can be used.
 */
public interface ClipTrainer {
  /**
   * What the trainer is called in results.
   *
   * @return for example {@code "r3d-18"}
   */
  String id();

  /**
   * How many epochs a plan for this trainer should have.
   *
   * @return at least 1
   */
  int epochs();

  /**
   * The seed of the training.
   *
   * @return what {@link #withSeed} set
   */
  long seed();

  /**
   * The settings as they stand in a provenance.
   *
   * @return values by option name, {@code device} as resolved on this machine among them
   */
  SortedMap<String, String> settings();

  /**
   * The same trainer with another seed, for folds and repetitions.
   *
   * @param seed decides initial weights, order, dropout and augmentation
   * @return a copy
   */
  ClipTrainer withSeed(long seed);

  /**
   * The same trainer with a file that keeps the state of its training, so that an interrupted one
   * goes on; a trainer that cannot do so returns itself.
   *
   * @param file one for every training
   * @param every how long the file may be out of date
   * @return a copy
   */
  default ClipTrainer withCheckpoint(Path file, Duration every) {
    return this;
  }

  /**
   * Trains a classifier.
   *
   * @param trainingClips the clips to learn from; all tensors have the same channels and shape
   * @param plan what each epoch uses; its class weights fit the label set of the clips
   * @return the classifier after the last epoch; the caller closes it
   * @throws TrainingDivergedException if the loss becomes infinite or NaN
   * @throws ClipException if a clip cannot be read, or its tensor differs in shape or holds a value
   *     that is NaN or infinite
   * @throws InterruptedException if the thread is interrupted between two epochs; a checkpoint is
   *     written before
   */
  ClipClassifier train(LabelledClips trainingClips, TrainingPlan plan)
      throws TrainingDivergedException, ClipException, InterruptedException;
}
