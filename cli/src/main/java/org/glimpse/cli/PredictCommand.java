package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.evaluation.Baselines;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.model.Device;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.GivenPredictions;
import org.glimpse.pipeline.maps.SubjectWeights;
import org.glimpse.report.section.NamedEvaluation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code predict}: labels of clips by a model that is already trained. */
@Command(
    name = "predict",
    description = "Predicts labels of clips with a trained model or with published weights.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Writes predictions.csv, failures.csv and run.json; where the labels are known, truth.csv,",
      "metrics.json and report.html too.",
      "",
      "Example: glimpse predict --maps norm_u_v_os --model ststnet --weights STSTNet_Weights \\",
      "             --out results",
      "",
      ExitCode.HELP
    })
final class PredictCommand implements Callable<Integer> {
  private static final String STSTNET = "ststnet";

  @Spec private CommandSpec spec;
  @Mixin private ClipInput input;
  @Mixin private EvaluationOutput output;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "NAME",
      description = "The model: ststnet, whose weights are given by --weights.")
  private String model;

  @Option(
      names = "--weights",
      paramLabel = "PATH",
      description =
          "PyTorch weights: a folder with one <subject>.pth for each held-out subject, or one file"
              + " for all.")
  private Optional<Path> weights;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto, cpu or gpu0, gpu1, …. Default: ${DEFAULT-VALUE}.")
  private String device;

  @Option(names = "--title", paramLabel = "TEXT", description = "Title of the report.")
  private Optional<String> title;

  @Override
  public Integer call() throws Exception {
    input.check();
    if (!model.equals(STSTNET) || weights.isEmpty() || input.maps().isEmpty()) {
      throw usage("published weights need --maps DIR --model ststnet --weights PATH.");
    }
    return maps(new SubjectWeights(weights.get()));
  }

  private int maps(SubjectWeights given) throws CorpusException, IOException, InterruptedException {
    EncodedCorpus encoded = input.readMaps(given.classes());
    SubjectWeights.Outcome outcome =
        given.predict(encoded.clips(), device(), ProgressBars.onTerminal());
    List<ClipOutcome.Failed> failed = new ArrayList<>(encoded.batch().failed());
    failed.addAll(outcome.failed());
    if (outcome.predictions().isEmpty()) {
      throw new CorpusException(
          given.place(), "No clip could be predicted. The first reason: " + failed.get(0).reason());
    }
    Provenance provenance =
        encoded
            .batch()
            .provenance()
            .withSetting("model", model)
            .withSetting("weights", String.valueOf(given.place().getFileName()));
    Evaluation evaluation =
        GivenPredictions.evaluate(encoded.clips(), outcome.predictions())
            .withProvenance(provenance);
    return output.write(
        spec.commandLine(),
        title.orElse("Published weights of " + model),
        evaluation,
        List.of(new NamedEvaluation(Reports.MAJORITY, Baselines.alwaysMostFrequent(evaluation))),
        new BatchResult(List.copyOf(failed), encoded.batch().provenance()));
  }

  private Device device() {
    try {
      return Device.parse(device).resolve();
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
