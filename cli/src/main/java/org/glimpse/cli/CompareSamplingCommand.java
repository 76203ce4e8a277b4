package org.glimpse.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.SamplingQuality;
import org.glimpse.pipeline.compare.Comparison;
import org.glimpse.report.document.Cell;
import org.glimpse.report.section.StrategiesSection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code compare-sampling}: which frames a model should see, with statistics. */
@Command(
    name = "compare-sampling",
    description = "Compares samplers under the same folds, seeds and budget, with paired tests.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Writes report.html, comparison.csv and a folder for each run; --resume goes on.",
      "",
      "Example: glimpse compare-sampling /data/dfme --samplers uniform:8,key-frames,apex-window:8"
          + " --protocol kfold:10 --seeds 3 --out comparison",
      "",
      ExitCode.HELP
    })
final class CompareSamplingCommand extends CompareCommand {
  @Option(
      names = "--samplers",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "Samplers, separated by commas. Known: ${COMPLETION-CANDIDATES}.",
      completionCandidates = KnownNames.Samplers.class)
  private List<String> names;

  @Override
  String what() {
    return "sampler";
  }

  @Override
  String single() {
    return "--sampler";
  }

  @Override
  void check() {
    super.check();
    if (spec().commandLine().getParseResult().hasMatchedOption("--cache")) {
      throw usage("--cache has no effect here: every clip is read to tell of its motion.");
    }
  }

  @Override
  List<FrameSampler> samplers(TrainingOptions options) {
    return names.stream().map(options::sampler).toList();
  }

  @Override
  List<Comparison.Variant> variants(TrainingOptions options) {
    ImbalanceStrategy strategy = options.imbalance();
    return samplers(options).stream()
        .map(sampler -> new Comparison.Variant(sampler.id(), sampler.id(), strategy))
        .toList();
  }

  @Override
  EncodedCorpus encode(Pipeline pipeline, Corpus corpus, Parallelism parallelism)
      throws CorpusException, InterruptedException {
    return pipeline.encodeAndAnalyze(corpus, corpus.labels(), parallelism);
  }

  @Override
  StrategiesSection complete(
      StrategiesSection section, EncodedCorpus encoded, TrainingOptions options) {
    Map<String, Cell> apex = new HashMap<>();
    Map<String, Cell> strain = new HashMap<>();
    Map<String, Cell> millis = new HashMap<>();
    for (FrameSampler sampler : samplers(options)) {
      SamplingQuality quality = SamplingQuality.of(sampler, encoded.batch().outcomes());
      apex.put(sampler.id(), Cell.number(quality.apexCoverage(), 2));
      strain.put(sampler.id(), Cell.number(quality.strainKept(), 2));
      millis.put(
          sampler.id(),
          Cell.number(Objects.requireNonNull(encoded.millisAClip().get(sampler.id())), 1));
    }
    return section
        .withColumn("apex coverage", apex)
        .withColumn("strain kept", strain)
        .withColumn("ms a clip", millis);
  }
}
