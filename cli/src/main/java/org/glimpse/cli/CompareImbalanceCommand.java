package org.glimpse.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.imbalance.ImbalanceStrategy;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.compare.Comparison;
import org.glimpse.report.document.Section;
import org.glimpse.report.section.ImbalanceSection;
import org.glimpse.report.section.StrategiesSection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code compare-imbalance}: what helps against unbalanced classes, with statistics. */
@Command(
    name = "compare-imbalance",
    description = "Compares imbalance strategies under the same folds, seeds and budget.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Writes report.html, comparison.csv and a folder for each run; --resume goes on.",
      "",
      "Example: glimpse compare-imbalance /data/dfme --strategies none,weighted,balanced-sampling"
          + " --protocol kfold:10 --seeds 3 --out comparison",
      "",
      ExitCode.HELP
    })
final class CompareImbalanceCommand extends CompareCommand {
  @Option(
      names = "--strategies",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description =
          "Strategies, separated by commas; several may be joined by '+', 'help' explains them."
              + " Known: ${COMPLETION-CANDIDATES}.",
      converter = StrategyName.class,
      completionCandidates = KnownNames.Strategies.class)
  private List<String> names;

  @Override
  String what() {
    return "strategy";
  }

  @Override
  String single() {
    return "--imbalance";
  }

  @Override
  List<FrameSampler> samplers(TrainingOptions options) {
    return List.of(options.sampler());
  }

  @Override
  List<Comparison.Variant> variants(TrainingOptions options) {
    return names.stream()
        .map(
            name -> {
              ImbalanceStrategy strategy = options.imbalance(name);
              return new Comparison.Variant(strategy.id(), options.sampler().id(), strategy);
            })
        .toList();
  }

  @Override
  StrategiesSection complete(
      StrategiesSection section, EncodedCorpus encoded, TrainingOptions options) {
    return section;
  }

  @Override
  List<Section> more(
      Map<String, List<Evaluation>> runs, EncodedCorpus encoded, TrainingOptions options) {
    LabelCounts counts = encoded.clips().counts();
    int epochs = options.trainer().epochs();
    Map<String, List<List<Double>>> weights = new LinkedHashMap<>();
    for (Comparison.Variant variant : variants(options)) {
      TrainingPlan plan = variant.strategy().plan(counts, epochs);
      weights.put(
          variant.name(),
          IntStream.range(0, epochs)
              .mapToObj(epoch -> plan.epoch(epoch).policy().loss().weights().values())
              .toList());
    }
    return List.of(ImbalanceSection.of(runs, counts).withWeights(weights));
  }
}
