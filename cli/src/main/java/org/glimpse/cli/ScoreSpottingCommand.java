package org.glimpse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.audit.SpottingAudit;
import org.glimpse.evaluation.spotting.FrameScores;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.SpottingScore;
import org.glimpse.evaluation.spotting.ThresholdSweep;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.pipeline.files.SpottingFiles;
import org.glimpse.pipeline.files.SpottingText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code score spotting}: precision, recall and F1 of intervals found in videos. */
@Command(
    name = "spotting",
    description = "Precision, recall and F1 of intervals, over all videos as one.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Files are UTF-8 CSV with the columns subject,video,onset,offset; both frames belong to the"
          + " interval.",
      "A true interval is matched at most once, the best intersection over union first.",
      "",
      "Example: glimpse score spotting --truth truth.csv --predictions predictions.csv --json",
      "Example: glimpse score spotting --truth truth.csv --scores scores.csv --half-window 18"
          + " --sweep 0.01:0.99:0.01",
      "",
      ExitCode.HELP
    })
final class ScoreSpottingCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--truth", required = true, paramLabel = "FILE", description = "True intervals.")
  private Path truth;

  @Option(names = "--predictions", paramLabel = "FILE", description = "Predicted intervals.")
  private Optional<Path> predictions;

  @Option(
      names = "--videos",
      paramLabel = "FILE",
      description = "Videos (subject,video) that may have no interval.")
  private Optional<Path> videos;

  @Mixin private MatchOptions match;
  @Mixin private FrameScoreOptions frames;

  @Option(names = "--out", paramLabel = "DIR", description = "Write a report there.")
  private Optional<Path> report;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    MatchRule rule = match.rule();
    frames.check(predictions.isPresent(), json);
    Set<ClipId> all = videos.isPresent() ? SpottingFiles.videos(videos.get()) : Set.of();
    List<VideoInterval> expected = SpottingFiles.intervals(truth);
    SpottingReports reports = new SpottingReports(all, expected, rule);
    if (predictions.isPresent()) {
      List<VideoInterval> given = SpottingFiles.intervals(predictions.get());
      Audits.print(spec.commandLine().getErr(), SpottingAudit.of(all, expected, given, rule));
      print(SpottingScore.of(all, expected, given, rule).counts());
      if (report.isPresent()) {
        reports.intervals(report.get(), given);
      }
      return ExitCode.DONE;
    }
    List<FrameScores> scores = frames.read();
    List<ThresholdSweep.Point> points = frames.points(scores, all, expected, rule);
    if (frames.sweeps()) {
      spec.commandLine().getOut().print(SpottingText.csv(points));
    } else {
      print(points.get(0).counts());
    }
    if (report.isPresent()) {
      reports.scores(report.get(), scores, frames.halfWindow(), points);
    }
    return ExitCode.DONE;
  }

  private void print(SpottingCounts counts) {
    Tables.print(spec.commandLine().getOut(), counts, json);
  }
}
