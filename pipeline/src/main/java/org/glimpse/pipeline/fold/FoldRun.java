package org.glimpse.pipeline.fold;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Experiment;
import org.glimpse.pipeline.FoldResult;
import org.glimpse.pipeline.FoldWork;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.files.FileFormatException;

/**
 * A cross-validation that can go on: what each fold gives is kept in a folder, a fold whose
 * training fails costs no other fold its result, and folds can run in processes side by side.
 *
 * @param plan the folds
 * @param folder opened for this cross-validation
 * @param processes where folds run; without, in this process one after the other
 */
public record FoldRun(FoldPlan plan, FoldFolder folder, Optional<FoldProcesses> processes) {
  /**
   * Runs the folds that are not finished yet.
   *
   * @param work what is done; worker processes must do the same
   * @param progress told of each fold
   * @return the predictions of all folds, and those that failed
   * @throws ClipException if a clip cannot be read
   * @throws FileFormatException if a file of the folder is damaged
   * @throws IOException if a file cannot be read or written, or a worker process ends
   * @throws InterruptedException if the thread is interrupted; what is done is kept
   */
  public FoldOutcome run(FoldWork work, Progress progress)
      throws ClipException, FileFormatException, IOException, InterruptedException {
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < plan.folds().size(); i++) {
      if (folder.read(i, work.clips().labels()).isEmpty()) {
        open.add(i);
      }
    }
    Map<Integer, String> failures;
    try (Progress.Task task = progress.start(work.trainer().id(), open.size())) {
      failures =
          processes.isPresent() && !open.isEmpty()
              ? processes.get().run(open, work.clips(), folder, task)
              : here(work, open, task);
    }
    List<FoldResult> results = new ArrayList<>();
    Map<String, String> reasons = new TreeMap<>();
    for (int i = 0; i < plan.folds().size(); i++) {
      Optional<FoldResult> own = folder.read(i, work.clips().labels());
      if (own.isPresent()) {
        results.add(own.get());
      } else {
        reasons.put(plan.folds().get(i).name(), failures.getOrDefault(i, "the fold was not run"));
      }
    }
    return new FoldOutcome(results, reasons);
  }

  /**
   * Runs an experiment of the same plan.
   *
   * @param experiment the experiment
   * @param corpus the encoded corpus
   * @param peeking whether each fold's epoch is chosen by its test clips
   * @param progress told of each fold
   * @return the evaluation of the folds that were finished, with its provenance, and what failed
   * @throws ClipException if a clip cannot be read
   * @throws FileFormatException if a kept file is damaged
   * @throws IOException if a file cannot be read or written, or a worker process ends
   * @throws InterruptedException if the thread is interrupted; what is done is kept
   * @throws TrainingDivergedException if no fold could be finished
   */
  public Tested run(Experiment experiment, EncodedCorpus corpus, boolean peeking, Progress progress)
      throws ClipException,
          FileFormatException,
          IOException,
          InterruptedException,
          TrainingDivergedException {
    LabelledClips clips = experiment.clips(corpus);
    FoldOutcome outcome =
        run(new FoldWork(clips, experiment.trainer(), experiment.strategy(), peeking), progress);
    if (outcome.predictions().isEmpty()) {
      throw new TrainingDivergedException(
          "No clip could be tested. The first reason: " + outcome.failed(plan).get(0).reason());
    }
    Evaluation evaluation =
        Evaluation.ofPartial(plan, clips, outcome.predictions())
            .withReasons(FoldResult.reasons(outcome.failed(plan)))
            .withDetails(FoldResult.details(clips, outcome.results()))
            .withProvenance(experiment.provenance(corpus));
    return new Tested(evaluation, outcome.failed(plan));
  }

  /**
   * An evaluation, and the clips of folds that failed.
   *
   * @param evaluation of the finished folds
   * @param failed the other clips
   */
  public record Tested(Evaluation evaluation, List<ClipOutcome.Failed> failed) {
    /** Copies the list. */
    public Tested {
      failed = List.copyOf(failed);
    }
  }

  private Map<Integer, String> here(FoldWork work, List<Integer> open, Progress.Task task)
      throws IOException, InterruptedException {
    Map<Integer, String> failures = new TreeMap<>();
    for (int i : open) {
      if (Thread.interrupted()) {
        throw new InterruptedException("interrupted before fold " + plan.folds().get(i).name());
      }
      try {
        folder.write(
            i, work.clips().labels(), work.run(plan, i, Optional.of(folder.checkpoint(i))));
      } catch (TrainingDivergedException | ClipException e) {
        failures.put(i, String.valueOf(e.getMessage()));
      }
      task.step();
    }
    return failures;
  }
}
