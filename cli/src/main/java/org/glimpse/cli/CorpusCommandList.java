package org.glimpse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.pipeline.files.CorpusFiles;
import org.glimpse.report.document.ReportDocument;
import org.glimpse.report.section.CorpusSection;
import org.glimpse.video.corpus.CorpusCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code corpus list}: how many clips of which subject and class. */
@Command(
    name = "list",
    description = "Counts the clips of a corpus by subject and class.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "With --out a report is written: classes, subjects, durations, apexes, inconsistencies.",
      "Of untrimmed videos the movements are listed too: 0-based frames, both ends inclusive;"
          + " --out writes them as truth-micro.csv, truth-macro.csv and videos.csv, which score"
          + " spotting reads.",
      "",
      "Example: glimpse corpus list /data/samm --corpus samm --label-set megc3",
      "",
      ExitCode.HELP
    })
final class CorpusCommandList implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "ROOT", description = "The folder of the corpus.")
  private Path root;

  @Mixin private CorpusInput input;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write report.html, charts and the truth of spotting into this folder.")
  private Optional<Path> out;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Corpus corpus = input.open(List.of(root));
    if (json) {
      spec.commandLine().getOut().print(CorpusFiles.listJson(corpus));
    } else {
      CorpusTables.print(spec.commandLine().getOut(), corpus);
    }
    if (out.isPresent()) {
      CorpusFiles.writeSpottingTruth(out.get(), corpus);
      Path report = report(corpus).renderTo(out.get());
      spec.commandLine().getErr().println("Report: " + report);
    }
    spec.commandLine().getErr().println(CorpusTables.summary(corpus));
    return corpus.problems().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private static ReportDocument report(Corpus corpus) {
    List<CorpusSection.Inconsistency> inconsistencies =
        CorpusCheck.findings(corpus).stream()
            .map(
                finding ->
                    new CorpusSection.Inconsistency(
                        finding.clip().toString(), finding.kind().id(), finding.reason()))
            .toList();
    return ReportDocument.titled("Corpus " + corpus.name())
        .with(CorpusSection.of(corpus, inconsistencies));
  }
}
