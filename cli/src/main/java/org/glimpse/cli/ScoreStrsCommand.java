package org.glimpse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.glimpse.evaluation.audit.SpottingAudit;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.StrsScore;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.files.SpottingFiles;
import org.glimpse.pipeline.files.SpottingText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code score strs}: spotting and the emotions of what was spotted, in one number. */
@Command(
    name = "strs",
    description = "The spot-then-recognize score: F1 of spotting times F1 of the emotions found.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Both files are UTF-8 CSV with the columns subject,video,onset,offset,emotion.",
      "Emotions are scored on the matched intervals; their classes are those of the truth.",
      "",
      "Example: glimpse score strs --truth truth.csv --predictions predictions.csv --json",
      "",
      ExitCode.HELP
    })
final class ScoreStrsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--truth", required = true, paramLabel = "FILE", description = "True intervals.")
  private Path truth;

  @Option(
      names = "--predictions",
      required = true,
      paramLabel = "FILE",
      description = "Predicted intervals.")
  private Path predictions;

  @Mixin private MatchOptions match;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    MatchRule rule = match.rule();
    List<VideoInterval> expected = SpottingFiles.emotions(truth);
    if (expected.isEmpty()) {
      throw new FileFormatException(truth, "the file has a header but no row.");
    }
    List<VideoInterval> given = SpottingFiles.emotions(predictions);
    StrsScore score = StrsScore.of(expected, given, rule);
    Audits.print(spec.commandLine().getErr(), SpottingAudit.of(Set.of(), expected, given, rule));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(SpottingText.json(score));
    } else {
      Tables.print(out, score);
    }
    return ExitCode.DONE;
  }
}
