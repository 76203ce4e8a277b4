package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.Baselines;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.weights.WeightsFormatException;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.GivenPredictions;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.PredictedClips;
import org.glimpse.pipeline.maps.FlowMaps;
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
      "Writes predictions.csv, truth.csv, metrics.json, failures.csv, run.json and report.html; the",
      "clips need labels, to be compared with.",
      "",
      "Example: glimpse predict videos/ --model trained/model.safetensors --out results",
      "         glimpse predict --maps norm_u_v_os --model ststnet --weights STSTNet_Weights \\",
      "             --out results",
      "",
      ExitCode.HELP
    })
final class PredictCommand implements Callable<Integer> {
  private static final String STSTNET = "ststnet";

  @Spec private CommandSpec spec;
  @Mixin private ClipInput input;
  @Mixin private EvaluationOutput output;
  @Mixin private Jobs jobs;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description = "What train wrote; or ststnet, whose weights are given by --weights.")
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
    if (weights.isEmpty() && !model.equals(STSTNET)) {
      return file(Path.of(model));
    }
    if (!model.equals(STSTNET) || weights.isEmpty() || input.maps().isEmpty()) {
      throw usage("published weights need --maps DIR --model ststnet --weights PATH.");
    }
    return maps(new SubjectWeights(weights.get()));
  }

  private int file(Path file)
      throws CorpusException, ClipException, IOException, InterruptedException {
    try (NetworkClassifier classifier = ModelZoo.load(file, device())) {
      InputRecipe recipe = classifier.input().orElseThrow();
      if (ModelInput.isMaps(recipe) != input.maps().isPresent()) {
        throw usage(
            "the model sees "
                + recipe.encoder()
                + "; give "
                + (ModelInput.isMaps(recipe) ? "--maps DIR." : "a corpus."));
      }
      EncodedCorpus encoded = encoded(classifier.labels(), recipe);
      PredictedClips found = PredictedClips.of(classifier, encoded.clips());
      if (found.predictions().isEmpty()) {
        throw new CorpusException(
            file, "No clip could be predicted. " + found.failed().get(0).reason());
      }
      Provenance provenance =
          encoded.batch().provenance().withSetting("model", String.valueOf(file.getFileName()));
      Evaluation evaluation =
          GivenPredictions.evaluate(encoded.clips(), found.predictions())
              .withProvenance(provenance);
      return write(
          title.orElse("Predictions of " + file.getFileName()),
          evaluation,
          encoded.batch().withFailed(found.failed()));
    } catch (WeightsFormatException e) {
      throw new CorpusException(file, String.valueOf(e.getMessage()));
    }
  }

  private EncodedCorpus encoded(LabelSet labels, InputRecipe recipe)
      throws CorpusException, InterruptedException {
    if (input.maps().isPresent()) {
      return FlowMaps.read(input.maps().get(), Optional.of(labels), labels.size());
    }
    try {
      Pipeline pipeline =
          Pipeline.withDefaults()
              .with(ModelInput.sampler(recipe))
              .with(ModelInput.encoder(recipe))
              .with(ProgressBars.onTerminal());
      return pipeline.encode(input.corpus(), labels, jobs.parallelism());
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage() + ".");
    }
  }

  private int write(String heading, Evaluation evaluation, BatchResult batch) throws IOException {
    return output.write(
        spec.commandLine(),
        heading,
        evaluation,
        List.of(new NamedEvaluation(Reports.MAJORITY, Baselines.alwaysMostFrequent(evaluation))),
        batch);
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
    return write(
        title.orElse("Published weights of " + model),
        evaluation,
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
