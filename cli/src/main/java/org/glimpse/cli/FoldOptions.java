package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.glimpse.core.clip.ClipException;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Experiment;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.fold.FoldFolder;
import org.glimpse.pipeline.fold.FoldProcesses;
import org.glimpse.pipeline.fold.FoldRun;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where folds run and what is kept of them. */
final class FoldOptions {
  /** Fewer clips times epochs than this are trained before processes have started. */
  private static final long WORTH_PROCESSES = 500_000;

  @Option(
      names = "--resume",
      description = "Go on with the folds and trainings that are kept in --out.")
  private boolean resume;

  @Mixin private Jobs jobs;

  /** As many clips at the same time as asked for. */
  Jobs jobs() {
    return jobs;
  }

  /** The run of an experiment's folds, with its folder opened. */
  FoldRun run(
      Path out,
      Experiment experiment,
      EncodedCorpus corpus,
      TrainingOptions training,
      EngineOptions engine)
      throws ClipException, FileFormatException, IOException {
    FoldPlan plan = experiment.plan();
    FoldFolder folder = new FoldFolder(out.resolve("folds"));
    String settings = experiment.provenance(corpus).settings().toString();
    folder.open(FoldFolder.key(settings, plan, experiment.clips(corpus)), resume);
    int count = Math.min(processes(experiment, plan), plan.folds().size());
    Optional<FoldProcesses> processes =
        count > 1
            ? Optional.of(
                FoldWorkerCommand.processes(
                    folder, training, engine.arguments(threads(experiment, count)), count))
            : Optional.empty();
    return new FoldRun(plan, folder, processes);
  }

  private int processes(Experiment experiment, FoldPlan plan) {
    if (jobs.given().isPresent()) {
      return jobs.given().get();
    }
    long work =
        plan.folds().stream().mapToLong(fold -> fold.train().size()).sum()
            * experiment.trainer().epochs();
    boolean cpu = experiment.trainer().settings().getOrDefault("device", "cpu").equals("cpu");
    return cpu && work >= WORTH_PROCESSES ? jobs.parallelism().threads() : 1;
  }

  /** The cores shared among processes, unless the model has a number of its own. */
  private static int threads(Experiment experiment, int count) {
    boolean own =
        experiment.trainer() instanceof NetworkTrainer
            && !experiment.trainer().settings().getOrDefault("threads", "all").equals("all");
    return own ? 0 : Math.max(1, Runtime.getRuntime().availableProcessors() / count);
  }
}
