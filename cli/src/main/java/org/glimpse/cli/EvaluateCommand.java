package org.glimpse.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.model.train.NetworkTrainer;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Experiment;
import org.glimpse.pipeline.MapPlaces;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.fold.FoldRun;
import org.glimpse.report.section.EvaluationSection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code evaluate}: trains and tests one model on a corpus, subjects kept apart. */
@Command(
    name = "evaluate",
    description = "Trains and tests a model on a corpus, no subject on both sides.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Writes predictions.csv, truth.csv, metrics.json, learning.csv, embedding.csv, maps.csv,"
          + " failures.csv, run.json, mistakes/ and report.html; where there is something to tell also"
          + " missing.csv, trust.csv, relabelled.csv, task-labels.csv and face-tree.csv.",
      "",
      "Example: glimpse evaluate /data/dfme --protocol kfold:10 --out results",
      "         glimpse evaluate /data/casme2 /data/samm /data/smic --label-set megc3 --protocol"
          + " composite --out results",
      "         glimpse evaluate --maps norm_u_v_os --model ststnet --protocol loso --out results",
      "",
      ExitCode.HELP
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClipInput input;
  @Mixin private EvaluationOutput output;
  @Mixin private DecodingOptions decoding;
  @Mixin private CacheOptions cache;
  @Mixin private TrainingOptions training;
  @Mixin private EngineOptions engine;
  @Mixin private FoldOptions folds;

  @Option(names = "--title", paramLabel = "TEXT", description = "Title of the report.")
  private Optional<String> title;

  @Override
  public Integer call() throws Exception {
    input.check();
    Parallelism parallelism = folds.jobs().parallelism();
    NetworkTrainer trainer = engine.apply(training.trainer());
    ImbalanceStrategy strategy = training.imbalance();
    StrategyName.warn(strategy, spec.commandLine().getErr());
    training.checkProtocol();
    Progress progress = ProgressBars.onTerminal();
    Pipeline pipeline =
        cache.apply(
            Pipeline.withDefaults()
                .with(decoding.options())
                .with(training.sampler())
                .with(training.encoder())
                .with(progress),
            output.folder());
    EncodedCorpus encoded = input.encode(pipeline, parallelism, training::checkClips);
    training.check(trainer, encoded.clips(), strategy);
    FoldPlan plan = training.plan(encoded.clips());
    Experiment experiment = new Experiment(encoded.sampler(), plan, trainer, strategy);
    FoldRun.Tested tested =
        folds
            .run(output.folder(), experiment, encoded, training, engine)
            .run(experiment, encoded, training.peeking(), progress);
    String corpus = encoded.batch().provenance().data().corpus();
    BatchResult mistakes =
        pipeline.analyze(encoded.batch(), EvaluationSection.shownClips(tested.evaluation()));
    return output.write(
        spec.commandLine(),
        title.orElse(trainer.id() + " on " + corpus),
        MapPlaces.of(tested.evaluation(), training.sampler(), mistakes),
        Reports.baselines(plan, encoded.clips(), trainer.seed()),
        mistakes.withFailed(tested.failed()));
  }
}
