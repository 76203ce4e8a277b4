package org.glimpse.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.TrainingDivergedException;

/**
 * Trains on each fold's training clips and predicts its test clips. A trainer and a strategy see
 * the training clips alone; the test clips are predicted once, by the model of the last epoch.
 */
public final class CrossValidation {
  private final FoldPlan plan;
  private final Progress progress;

  private CrossValidation(FoldPlan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Cross-validation under a plan.
   *
   * @param plan which clips are tested in which fold
   * @return the protocol
   */
  public static CrossValidation of(FoldPlan plan) {
    return new CrossValidation(plan, Progress.silent());
  }

  /**
   * With a listener to progress, told of each fold.
   *
   * @param listener who is told
   * @return a copy
   */
  public CrossValidation with(Progress listener) {
    return new CrossValidation(plan, listener);
  }

  /**
   * Evaluates a way of training.
   *
   * <p>A fold trains with a seed derived from the trainer's and the fold's name, so that a fold's
   * model depends on no other fold.
   *
   * @param clips the labelled clips of the plan
   * @param trainer trains one model a fold
   * @param strategy plans the training from the fold's training counts
   * @return every tested clip with its prediction, and the details of the run
   * @throws TrainingDivergedException if a fold's loss stops being a number
   * @throws ClipException if a clip cannot be read
   * @throws InterruptedException if the thread is interrupted between two folds
   */
  public Evaluation evaluate(LabelledClips clips, ClipTrainer trainer, ImbalanceStrategy strategy)
      throws TrainingDivergedException, ClipException, InterruptedException {
    FoldWork work = new FoldWork(clips, trainer, strategy, false);
    List<FoldResult> results = new ArrayList<>();
    try (Progress.Task task = progress.start(trainer.id(), plan.folds().size())) {
      for (int i = 0; i < plan.folds().size(); i++) {
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted before fold " + plan.folds().get(i).name());
        }
        results.add(work.run(plan, i, Optional.empty()));
        task.step();
      }
    }
    List<Prediction> predictions =
        results.stream().flatMap(result -> result.predictions().stream()).toList();
    List<ClipOutcome.Failed> failed =
        results.stream().flatMap(result -> result.failed().stream()).toList();
    return Evaluation.ofPartial(plan, clips, predictions)
        .withReasons(FoldResult.reasons(failed))
        .withDetails(FoldResult.details(clips, results));
  }
}
