package org.glimpse.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.Baselines;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.train.NetworkClassifier;
import org.glimpse.model.train.TorchScript;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.ClipPredictor;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.GivenPredictions;
import org.glimpse.pipeline.Parallelism;
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
      "Clips with labels are compared with them: predictions.csv, truth.csv, metrics.json,",
      "failures.csv, run.json and report.html. Of clips without labels, as videos and folders of",
      "videos, predictions.csv holds label and probabilities, and clips.csv, motion/ and",
      "report.html what analyze writes; where only some clips have labels, the others are in the",
      "folder unlabelled. A clip that cannot be encoded for the model is in",
      "failures.csv and costs no other its prediction.",
      "",
      "Example: glimpse predict videos/ --model trained/model.safetensors --out results",
      "         glimpse predict --maps norm_u_v_os --model ststnet --weights STSTNet_Weights \\",
      "             --out results",
      "         glimpse predict videos/ --model torchscript:net.pt --classes neg,pos \\",
      "             --input gray --size 112 --sampler uniform:16 --out results",
      "",
      ExitCode.HELP
    })
final class PredictCommand implements Callable<Integer> {
  private static final String STSTNET = "ststnet";
  private static final String UNLABELLED = "unlabelled";

  @Spec private CommandSpec spec;
  @Mixin private ClipInput input;
  @Mixin private EvaluationOutput output;
  @Mixin private DecodingOptions decoding;
  @Mixin private CacheOptions cache;
  @Mixin private Jobs jobs;

  @Option(
      names = "--model",
      required = true,
      paramLabel = "FILE",
      description =
          "What train wrote; ststnet, whose weights are given by --weights; or torchscript:FILE, a"
              + " network that PyTorch saved.")
  private String model;

  @Mixin private ScriptOptions scripts;

  @Option(
      names = "--weights",
      paramLabel = "PATH",
      description =
          "PyTorch weights: a folder with one <subject>.pth for each held-out subject, or one file"
              + " for all.")
  private Optional<Path> weights;

  @Mixin private DeviceOption device;

  @Option(names = "--title", paramLabel = "TEXT", description = "Title of the report.")
  private Optional<String> title;

  @Override
  public Integer call() throws Exception {
    input.check();
    Optional<TorchScript> script = script();
    if (script.isPresent() && weights.isEmpty()) {
      return predict(
          script.get().file(), scripts.open(script.get(), input.maps(), device.device()));
    }
    scripts.refuse();
    if (weights.isEmpty() && !model.equals(STSTNET)) {
      Path file = Path.of(model);
      return predict(file, ModelInput.load(file, device.device()));
    }
    if (!model.equals(STSTNET) || weights.isEmpty() || input.maps().isEmpty()) {
      throw usage("published weights need --maps DIR --model ststnet --weights PATH.");
    }
    return maps(new SubjectWeights(weights.get()));
  }

  private Optional<TorchScript> script() {
    try {
      return ModelZoo.script(model);
    } catch (IllegalArgumentException e) {
      throw usage("--model: " + e.getMessage() + ".");
    }
  }

  private int predict(Path file, NetworkClassifier opened)
      throws CorpusException, IOException, InterruptedException {
    try (NetworkClassifier classifier = opened) {
      InputRecipe recipe = classifier.input().orElseThrow();
      if (ModelInput.isMaps(recipe) != input.maps().isPresent()) {
        throw usage(
            "the model sees "
                + recipe.encoder()
                + "; give "
                + (ModelInput.isMaps(recipe) ? "--maps DIR." : "a corpus or videos."));
      }
      if (input.maps().isPresent()) {
        LabelSet labels = classifier.labels();
        return compared(
            file,
            classifier,
            FlowMaps.read(input.maps().get(), Optional.of(labels), labels.size()));
      }
      return clips(file, classifier, recipe);
    }
  }

  private int clips(Path file, NetworkClassifier classifier, InputRecipe recipe)
      throws CorpusException, IOException, InterruptedException {
    Parallelism parallelism = jobs.parallelism();
    Pipeline pipeline =
        Pipeline.withDefaults().with(decoding.options()).with(ProgressBars.onTerminal());
    ClipPredictor predictor;
    try {
      pipeline = pipeline.with(ModelInput.sampler(recipe)).with(ModelInput.encoder(recipe));
      predictor = ModelInput.predictor(classifier);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage() + ".");
    }
    Corpus corpus = input.corpus();
    Corpus labelled = CorpusPart.labelled(corpus);
    Corpus unlabelled = CorpusPart.unlabelled(corpus);
    UnlabelledClips.Printed printed =
        output.json() ? UnlabelledClips.Printed.JSON : UnlabelledClips.Printed.TABLE;
    String name = String.valueOf(file.getFileName());
    if (labelled.clips().isEmpty()) {
      UnlabelledClips all = new UnlabelledClips(output.folder(), printed, predictor);
      return all.write(
          spec.commandLine(), heading(file), all.predict(pipeline, corpus, parallelism, name));
    }
    Pipeline keeping = cache.apply(pipeline, output.folder());
    int code =
        compared(file, classifier, keeping.encode(labelled, classifier.labels(), parallelism));
    if (unlabelled.clips().isEmpty()) {
      return code;
    }
    UnlabelledClips rest =
        new UnlabelledClips(
            output.folder().resolve(UNLABELLED),
            output.json() ? UnlabelledClips.Printed.NOTHING : printed,
            predictor);
    BatchResult found = rest.predict(pipeline, unlabelled, parallelism, name);
    return Math.max(code, rest.write(spec.commandLine(), heading(file), found));
  }

  /** Predictions of clips that have labels. */
  private int compared(Path file, NetworkClassifier classifier, EncodedCorpus encoded)
      throws CorpusException, IOException {
    PredictedClips found = PredictedClips.of(classifier, encoded.clips());
    if (found.predictions().isEmpty()) {
      throw new CorpusException(
          file, "No clip could be predicted. " + found.failed().get(0).reason());
    }
    Provenance provenance =
        encoded.batch().provenance().withSetting("model", String.valueOf(file.getFileName()));
    Evaluation evaluation =
        GivenPredictions.evaluate(encoded.clips(), found.predictions(), classifier.trainedOn())
            .withProvenance(provenance);
    return write(heading(file), evaluation, encoded.batch().withFailed(found.failed()));
  }

  private String heading(Path file) {
    return title.orElse("Predictions of " + file.getFileName());
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
        given.predict(encoded.clips(), device.device(), ProgressBars.onTerminal());
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
        GivenPredictions.evaluate(encoded.clips(), outcome.predictions(), List.of())
            .withProvenance(provenance);
    return write(
        title.orElse("Published weights of " + model),
        evaluation,
        new BatchResult(List.copyOf(failed), encoded.batch().provenance()));
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
