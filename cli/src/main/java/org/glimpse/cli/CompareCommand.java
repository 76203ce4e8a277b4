package org.glimpse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.compare.Comparison;
import org.glimpse.pipeline.files.AnalysisFiles;
import org.glimpse.report.document.Section;
import org.glimpse.report.section.StrategiesSection;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code compare-sampling}, {@code compare-imbalance} and {@code compare-models} share. */
abstract class CompareCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "CORPUS",
      description = "The root of a corpus, or of several.")
  private List<Path> inputs;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Repetitions with seeds from --seed on. Default: ${DEFAULT-VALUE}.")
  private int seeds;

  @Option(names = "--resume", description = "Keep the runs that are already in --out.")
  private boolean resume;

  @Mixin private CorpusInput corpusInput;
  @Mixin private DecodingOptions decoding;
  @Mixin private CacheOptions cache;
  @Mixin private TrainingOptions training;
  @Mixin private Jobs jobs;

  /** What differs between the variants, in one word. */
  abstract String what();

  /** The option for one variant, which has no effect here. */
  abstract String single();

  /** The samplers with which clips are encoded. */
  abstract List<FrameSampler> samplers(TrainingOptions options);

  /** What is compared. */
  abstract List<Comparison.Variant> variants(TrainingOptions options);

  /** The section with what only this kind of comparison knows. */
  abstract StrategiesSection complete(
      StrategiesSection section, EncodedCorpus encoded, TrainingOptions options);

  /** Sections that only this kind of comparison has. */
  List<Section> more(
      Map<String, List<Evaluation>> runs, EncodedCorpus encoded, TrainingOptions options) {
    return List.of();
  }

  /** Encodes the corpus; a comparison that tells of the clips' motion analyzes it too. */
  EncodedCorpus encode(Pipeline pipeline, Corpus corpus, Parallelism parallelism)
      throws CorpusException, InterruptedException {
    return pipeline.encode(corpus, corpus.labels(), parallelism);
  }

  /** What came out on one corpus. */
  record Compared(
      String corpus,
      Map<String, List<Evaluation>> runs,
      StrategiesSection section,
      List<Section> more,
      int failed) {}

  @Override
  public Integer call() throws Exception {
    check();
    Compared one = compare(inputs, out);
    Path report =
        Reports.comparison(
            out, one.corpus() + " by " + what(), one.section(), one.more(), one.runs());
    PrintWriter stdout = spec.commandLine().getOut();
    Tables.print(stdout, one.runs());
    stdout.printf("%n%s%nReport: %s%n", one.section().conclusion(), report);
    return one.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  /** Where the corpora lie. */
  List<Path> inputs() {
    return inputs;
  }

  /** Where results go. */
  Path out() {
    return out;
  }

  /** This command as it was typed. */
  CommandSpec spec() {
    return spec;
  }

  /** Refuses what cannot be compared, before anything long starts. */
  void check() {
    training.checkProtocol();
    if (spec.commandLine().getParseResult().hasMatchedOption(single())) {
      throw usage(single() + " has no effect here; name all of them in one list.");
    }
    List<Comparison.Variant> variants = variants(training);
    long different = variants.stream().map(Comparison.Variant::name).distinct().count();
    if (different < 2 || different < variants.size() || seeds < 1) {
      throw usage("name at least two different ones, separated by commas, and at least one seed.");
    }
    variants.stream()
        .map(Comparison.Variant::strategy)
        .distinct()
        .forEach(strategy -> StrategyName.warn(strategy, spec.commandLine().getErr()));
  }

  /** Compares on the corpus that lies in some places. */
  Compared compare(List<Path> places, Path folder) throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Progress progress = ProgressBars.onTerminal();
    List<FrameSampler> all = samplers(training);
    Pipeline pipeline =
        cache.apply(
            Pipeline.withDefaults()
                .with(decoding.options())
                .with(all.get(0), all.subList(1, all.size()).toArray(FrameSampler[]::new))
                .with(training.encoder())
                .with(progress),
            folder);
    Corpus corpus = corpusInput.open(places);
    training.checkClips(corpus.clips().stream().map(ClipSource::id).toList());
    EncodedCorpus encoded = encode(pipeline, corpus, jobs.parallelism());
    Comparison comparison =
        new Comparison(
            variants(training), training.plan(encoded.clips()), training.trainer(), seeds);
    for (Comparison.Variant variant : comparison.variants()) {
      if (variant.own().orElse(comparison.trainer()) instanceof NetworkTrainer trainer) {
        training.check(
            trainer,
            Objects.requireNonNull(encoded.bySampler().get(variant.sampler())),
            variant.strategy());
      }
    }
    ProgressBars.sayTime(err, comparison.estimate(encoded));
    Map<String, List<Evaluation>> runs = comparison.run(encoded, folder, resume, progress);
    AnalysisFiles.writeFailures(folder, encoded.batch().failed());
    Tables.printFailures(err, encoded.batch().failed());
    return new Compared(
        corpus.name(),
        runs,
        complete(StrategiesSection.of(what(), runs), encoded, training),
        more(runs, encoded, training),
        encoded.batch().failed().size());
  }

  CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
