package org.glimpse.cli;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.pipeline.FoldWork;
import org.glimpse.pipeline.fold.FoldFolder;
import org.glimpse.pipeline.fold.FoldProcesses;
import org.glimpse.pipeline.fold.FoldWorker;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code fold-worker}: the other side of {@code evaluate --jobs}; not for people. */
@Command(
    name = FoldWorkerCommand.NAME,
    hidden = true,
    description = "Trains folds whose numbers it reads; started by evaluate --jobs.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: echo 0 | glimpse fold-worker --folder results/folds", ""})
final class FoldWorkerCommand implements Callable<Integer> {
  static final String NAME = "fold-worker";

  @Option(names = "--folder", required = true, paramLabel = "DIR", description = "Shared files.")
  private Path folder;

  @Mixin private TrainingOptions training;
  @Mixin private EngineOptions engine;

  /** Processes that run this command with the same options. */
  static FoldProcesses processes(
      FoldFolder folder, TrainingOptions training, List<String> engine, int count) {
    List<String> command = FoldProcesses.java();
    command.addAll(List.of(Glimpse.class.getName(), NAME, "--folder", folder.folder().toString()));
    command.addAll(training.arguments());
    command.addAll(engine);
    return new FoldProcesses(command, count);
  }

  @Override
  public Integer call() throws Exception {
    FoldFolder shared = new FoldFolder(folder);
    LabelledClips clips = FoldWorker.clips(shared);
    FoldWork work =
        new FoldWork(
            clips, engine.apply(training.trainer()), training.imbalance(), training.peeking());
    FoldWorker.serve(
        work,
        training.plan(clips),
        shared,
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        System.out);
    return ExitCode.DONE;
  }
}
