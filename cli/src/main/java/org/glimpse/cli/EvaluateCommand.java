package org.glimpse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.evaluation.Baselines;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.evaluation.audit.RecognitionAudit;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.model.ClipTrainer;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Experiment;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.files.AnalysisFiles;
import org.glimpse.pipeline.files.EvaluationFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code evaluate}: trains and tests one model on a corpus, subjects kept apart. */
@Command(
    name = "evaluate",
    description = "Trains and tests a model on a corpus, no subject on both sides.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Writes predictions.csv, truth.csv, metrics.json, failures.csv, run.json and report.html.",
      "",
      "Example: glimpse evaluate /data/dfme --protocol kfold:10 --out results",
      "",
      ExitCode.HELP
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "CORPUS", description = "The root of a corpus.")
  private List<Path> inputs;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out;

  @Mixin private CorpusInput corpusInput;

  @Mixin private TrainingOptions training;

  @Mixin private Jobs jobs;

  @Option(names = "--title", paramLabel = "TEXT", description = "Title of the report.")
  private Optional<String> title;

  @Override
  public Integer call() throws Exception {
    Parallelism parallelism = jobs.parallelism();
    ClipTrainer trainer = training.trainer();
    ImbalanceStrategy strategy = training.imbalance();
    FrameSampler sampler = training.sampler();
    training.checkProtocol();
    Progress progress = ProgressBars.onTerminal();
    Pipeline pipeline =
        Pipeline.withDefaults().with(sampler).with(training.encoder()).with(progress);
    Corpus corpus = corpusInput.open(inputs);
    EncodedCorpus encoded = pipeline.encode(corpus, corpus.labels(), parallelism);
    FoldPlan plan = training.plan(encoded.clips());
    Evaluation evaluation =
        new Experiment(sampler.id(), plan, trainer, strategy).run(encoded, progress);
    Evaluation majority = Baselines.majority(plan, encoded.clips());
    String heading = title.orElse(trainer.id() + " on " + corpus.name());
    EvaluationFiles.write(out, heading, evaluation);
    AnalysisFiles.writeFailures(out, encoded.batch().failed());
    Path report = Reports.evaluation(out, heading, evaluation, majority);
    PrintWriter err = spec.commandLine().getErr();
    Tables.printFailures(err, encoded.batch().failed());
    Audits.print(err, RecognitionAudit.of(evaluation));
    PrintWriter stdout = spec.commandLine().getOut();
    Tables.print(stdout, evaluation);
    stdout.printf(
        "%nAlways the most frequent class: UF1 %s, UAR %s, accuracy %s%nReport: %s%n",
        Tables.value(majority.uf1()),
        Tables.value(majority.uar()),
        Tables.value(majority.accuracy()),
        report);
    return encoded.batch().failed().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }
}
