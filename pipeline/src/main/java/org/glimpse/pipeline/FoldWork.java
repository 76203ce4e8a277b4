package org.glimpse.pipeline;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.Seeds;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.Fold;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.model.train.PeekingTrainer;

/**
 * Trains on a fold's training clips and predicts its test clips. A fold trains with a seed derived
 * from the trainer's and the fold's name, so that its model depends on no other fold and on no
 * process it runs in.
 *
 * @param clips the labelled clips of all folds
 * @param trainer trains one model a fold
 * @param strategy plans the training from the fold's training counts
 * @param peeking whether the epoch is chosen by the test clips, see {@link PeekingTrainer}
 */
public record FoldWork(
    LabelledClips clips, ClipTrainer trainer, ImbalanceStrategy strategy, boolean peeking) {
  private static final Duration KEPT_EVERY = Duration.ofSeconds(10);

  /**
   * Checks the trainer.
   *
   * @throws IllegalArgumentException if it is to peek and cannot
   */
  public FoldWork {
    Checks.argument(
        !peeking || trainer instanceof NetworkTrainer,
        "only a network's trainer can peek, not " + trainer.id());
  }

  /**
   * Trains and predicts.
   *
   * @param plan the folds
   * @param index which one, from 0 on
   * @param checkpoint where the training keeps its state, if it is to
   * @return a prediction for each test clip, and how the training went; a clip whose tensor cannot
   *     be read or is not finite is neither tested nor trained on
   * @throws TrainingDivergedException if the loss stops being a number
   * @throws ClipException if there is no clip to train on
   * @throws InterruptedException if the thread is interrupted
   */
  public FoldResult run(FoldPlan plan, int index, Optional<Path> checkpoint)
      throws TrainingDivergedException, ClipException, InterruptedException {
    Fold fold = plan.folds().get(index);
    SoundClips trained = SoundClips.of(clips.select(fold.train()));
    SoundClips predicted = SoundClips.of(clips.select(fold.test()));
    List<ClipOutcome.Failed> failed = new ArrayList<>(trained.failed());
    failed.addAll(predicted.failed());
    if (predicted.sound().isEmpty()) {
      return new FoldResult(List.of(), failed, RunDetails.none());
    }
    if (trained.sound().isEmpty()) {
      ClipOutcome.Failed first = failed.get(0);
      throw new EncodeException(first.id(), "No clip can be trained on. " + first.reason());
    }
    LabelledClips training = LabelledClips.of(clips.labels(), trained.sound());
    LabelledClips tested = LabelledClips.of(clips.labels(), predicted.sound());
    TrainingPlan stages = strategy.plan(training.counts(), trainer.epochs());
    ClipTrainer seeded = trainer.withSeed(Seeds.derive(trainer.seed(), "fold/" + fold.name()));
    if (checkpoint.isPresent()) {
      seeded = seeded.withCheckpoint(checkpoint.get(), KEPT_EVERY);
    }
    long start = System.nanoTime();
    try (ClipClassifier classifier =
        peeking && seeded instanceof NetworkTrainer network
            ? new PeekingTrainer(network).train(training, stages, tested)
            : seeded.train(training, stages)) {
      PredictedClips found = PredictedClips.of(classifier, tested);
      RunDetails.Effort effort =
          new RunDetails.Effort(
              classifier.parameters().orElse(0), (System.nanoTime() - start) / 1e9);
      FoldRecorder recorder = new FoldRecorder(plan, peeking);
      recorder.trained(fold.name(), training, tested, classifier);
      recorder.tested(fold.name(), tested, found.predictions(), classifier);
      failed.addAll(found.failed());
      return new FoldResult(
          found.predictions(), failed, recorder.details().with(Optional.of(effort)));
    }
  }
}
