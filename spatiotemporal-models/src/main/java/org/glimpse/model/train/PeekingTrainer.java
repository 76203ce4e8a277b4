package org.glimpse.model.train;

import org.glimpse.core.clip.ClipException;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.model.TrainingDivergedException;

/**
 * Trains and ends with the epoch that is best <em>on the test clips</em>. This is wrong: it tells
 * how well the test labels can be fitted by choosing, not how well a model does on new subjects. It
 * exists to show how much published numbers gain by it, and every result of it has to say so.
 *
 * @param trainer how is trained
 */
public record PeekingTrainer(NetworkTrainer trainer) {
  /** How the protocol that uses this is called. */
  public static final String PROTOCOL = "peek-best-test-epoch";

  /**
   * Trains.
   *
   * @param trainingClips the clips to learn from
   * @param plan what each epoch uses
   * @param testClips the clips whose labels choose the epoch
   * @return the classifier of the best test epoch; the caller closes it
   * @throws TrainingDivergedException if the loss becomes infinite or NaN
   * @throws ClipException if a clip cannot be read or its tensor differs in shape
   * @throws InterruptedException if the thread is interrupted between two epochs
   */
  public NetworkClassifier train(
      LabelledClips trainingClips, TrainingPlan plan, LabelledClips testClips)
      throws TrainingDivergedException, ClipException, InterruptedException {
    return trainer.peekingAt(testClips).train(trainingClips, plan);
  }
}
