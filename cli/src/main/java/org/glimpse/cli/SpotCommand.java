package org.glimpse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.SpottedVideo;
import org.glimpse.pipeline.SpottingBatch;
import org.glimpse.pipeline.SpottingResult;
import org.glimpse.pipeline.VideoSpotter;
import org.glimpse.pipeline.files.ElanFiles;
import org.glimpse.pipeline.files.ScoreStream;
import org.glimpse.pipeline.files.SpottingRunFiles;
import org.glimpse.video.face.FaceModels;
import org.glimpse.video.models.ModelCache;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spot}: expressions in untrimmed video. */
@Command(
    name = "spot",
    description = "Spots micro- and macro-expressions in untrimmed videos of any length.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Writes intervals.csv and scores.csv, which 'score spotting' reads as they are, videos.csv,"
          + " failures.csv, run.json, report.html and charts/.",
      "",
      "Example: glimpse spot interview.mp4 --out spotted",
      "",
      ExitCode.HELP
    })
final class SpotCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "VIDEO",
      description = "Videos, folders of videos, folders of frames, or the root of a corpus.")
  private List<Path> inputs;

  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out;

  @Mixin private CorpusInput corpusInput;

  @Mixin private SpotterOption spotter;

  @Mixin private DecodingOptions decoding;

  @Mixin private Jobs jobs;

  @Option(
      names = "--elan",
      description = "Write elan/<video>.eaf too: intervals and apexes to open in ELAN.")
  private boolean elan;

  @Override
  public Integer call() throws Exception {
    Parallelism parallelism = jobs.parallelism();
    FaceModels models = FaceModels.installed(ModelCache.ofUser());
    models.loss().ifPresent(loss -> spec.commandLine().getErr().println("glimpse: " + loss));
    VideoSpotter how =
        VideoSpotter.withDefaults().with(spotter.spotter()).with(models).with(decoding.options());
    Corpus corpus = corpusInput.open(inputs);
    SpottingResult result;
    try (ScoreStream scores =
        ScoreStream.open(
            out.resolve("scores.csv"),
            SpottingBatch.sources(corpus).stream().map(ClipSource::id).toList())) {
      result = SpottingBatch.run(corpus, how, parallelism, ProgressBars.onTerminal(), scores);
    }
    String title = "Expressions in " + corpus.name();
    SpottingRunFiles.write(out, title, result);
    if (elan) {
      ElanFiles.write(out.resolve("elan"), result);
    }
    Path report = Reports.spotting(out, title, result);
    Tables.printFailures(spec.commandLine().getErr(), result.failed());
    int intervals =
        result.videos().stream().map(SpottedVideo::intervals).mapToInt(List::size).sum();
    spec.commandLine()
        .getOut()
        .printf(
            "%d expressions in %d videos. Report: %s%n", intervals, result.videos().size(), report);
    if (result.failed().isEmpty()) {
      return ExitCode.DONE;
    }
    return result.videos().isEmpty() ? ExitCode.UNREADABLE : ExitCode.SOME_FAILED;
  }
}
