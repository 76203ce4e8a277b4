package org.glimpse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.keyframe.sample.FrameSampler;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.compare.Comparison;
import org.glimpse.report.section.ModelsSection;
import org.glimpse.report.section.StrategiesSection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code compare-models}: which model is better, and whether that holds on other corpora. */
@Command(
    name = "compare-models",
    description = {
      "Compares models on one or several corpora, each under the same folds, seeds and budget, and"
          + " tells whether the corpora agree."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Each CORPUS is one of its own. Writes report.html, and for each corpus a folder with"
          + " comparison.csv and a folder for each run; --resume goes on.",
      "",
      "Example: glimpse compare-models /data/casme2 /data/samm"
          + " --models cnn3d-small,cnn3d-small:rul+cbam,apvit --protocol kfold:5 --out comparison",
      "",
      ExitCode.HELP
    })
final class CompareModelsCommand extends CompareCommand {
  @Option(
      names = "--models",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description =
          "Models, separated by commas; ':' and an objective behind one trains it for that,"
              + " ':width=0.5' sets an option. Known: ${COMPLETION-CANDIDATES}.",
      completionCandidates = KnownNames.Models.class)
  private List<String> names;

  @Override
  public Integer call() throws Exception {
    check();
    Map<String, Map<String, List<Evaluation>>> runs = new LinkedHashMap<>();
    List<Compared> corpora = new ArrayList<>();
    int failed = 0;
    for (Path input : inputs()) {
      String name = name(input, runs.keySet().stream().toList());
      Compared one = compare(List.of(input), out().resolve(name));
      runs.put(name, one.runs());
      corpora.add(new Compared(name, one.runs(), one.section().on(name), one.more(), one.failed()));
      failed += one.failed();
    }
    ModelsSection section = ModelsSection.of(runs);
    Path report = Reports.models(out(), section, corpora);
    PrintWriter stdout = spec().commandLine().getOut();
    for (Compared one : corpora) {
      stdout.println(one.corpus());
      Tables.print(stdout, one.runs());
      stdout.printf("%s%n%n", one.section().conclusion());
    }
    stdout.printf("%s%nReport: %s%n", section.conclusion(), report);
    return failed == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  /** The name of the folder, with a number where another corpus has it already. */
  private static String name(Path input, List<String> taken) {
    Path file = input.toAbsolutePath().normalize().getFileName();
    String base = (file == null ? "corpus" : file.toString()).replaceAll("[^A-Za-z0-9._-]", "-");
    String name = base;
    for (int i = 2; taken.contains(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }

  @Override
  String what() {
    return "model";
  }

  @Override
  String single() {
    return "--model";
  }

  @Override
  List<FrameSampler> samplers(TrainingOptions options) {
    return List.of(options.sampler());
  }

  @Override
  List<Comparison.Variant> variants(TrainingOptions options) {
    String sampler = options.sampler().id();
    return names.stream()
        .map(
            name ->
                new Comparison.Variant(
                    name, sampler, options.imbalance(), Optional.of(options.trainer(name))))
        .toList();
  }

  @Override
  StrategiesSection complete(
      StrategiesSection section, EncodedCorpus encoded, TrainingOptions options) {
    return section;
  }
}
