package org.glimpse.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.TrainingListener;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.files.AnalysisFiles;
import org.glimpse.pipeline.files.TrainingFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code train}: one model of all clips of a corpus, for {@code predict} and {@code analyze}. */
@Command(
    name = "train",
    description = "Trains one model on all clips of a corpus, to predict others with it.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Writes model.safetensors, learning.csv, failures.csv and run.json. How good such a model is"
          + " on",
      "new subjects is what evaluate tells.",
      "",
      "Example: glimpse train /data/dfme --model cnn-lstm --out trained",
      "",
      ExitCode.HELP
    })
final class TrainCommand implements Callable<Integer> {
  private static final Duration KEPT_EVERY = Duration.ofSeconds(10);

  @Spec private CommandSpec spec;
  @Mixin private ClipInput input;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out;

  @Mixin private DecodingOptions decoding;
  @Mixin private CacheOptions cache;
  @Mixin private TrainingOptions training;
  @Mixin private EngineOptions engine;
  @Mixin private Jobs jobs;

  @Option(names = "--resume", description = "Go on with the training that is kept in --out.")
  private boolean resume;

  @Override
  public Integer call() throws Exception {
    input.check();
    Parallelism parallelism = jobs.parallelism();
    NetworkTrainer trainer = engine.apply(training.trainer());
    Progress progress = ProgressBars.onTerminal();
    Pipeline pipeline =
        cache.apply(
            Pipeline.withDefaults()
                .with(decoding.options())
                .with(training.sampler())
                .with(training.encoder())
                .with(progress),
            out);
    EncodedCorpus encoded = input.encode(pipeline, parallelism);
    LabelledClips clips = encoded.clips();
    ImbalanceStrategy strategy = training.imbalance();
    training.check(trainer, clips, strategy);
    TrainingPlan plan = strategy.plan(clips.counts(), trainer.epochs());
    Path checkpoint = out.resolve("training.safetensors");
    Files.createDirectories(out);
    if (!resume) {
      Files.deleteIfExists(checkpoint);
    }
    Path file = out.resolve("model.safetensors");
    try (Progress.Task task = progress.start(trainer.id(), plan.epochs())) {
      TrainingListener listener = EngineOptions.listener(spec.commandLine().getErr(), task::step);
      try (NetworkClassifier model =
          trainer
              .withListener(listener)
              .withCheckpoint(checkpoint, KEPT_EVERY)
              .train(clips, plan)) {
        model.save(file, recipe());
        TrainingFiles.write(out, model, encoded);
      }
    }
    Files.deleteIfExists(checkpoint);
    AnalysisFiles.writeFailures(out, encoded.batch().failed());
    Tables.printFailures(spec.commandLine().getErr(), encoded.batch().failed());
    spec.commandLine().getOut().printf("Trained on %d clips. Model: %s%n", clips.size(), file);
    return encoded.batch().failed().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private InputRecipe recipe() {
    Optional<Path> maps = input.maps();
    return maps.isPresent() ? ModelInput.maps() : training.recipe();
  }
}
