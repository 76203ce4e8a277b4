package org.glimpse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.ClipPredictor;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.files.AnalysisFiles;
import org.glimpse.pipeline.files.PredictionFiles;
import picocli.CommandLine;

/** What {@code predict} does with clips whose labels are not known: labels instead of metrics. */
final class UnlabelledClips {
  private final Path out;
  private final Printed printed;
  private final ClipPredictor predictor;

  /** What goes to standard output. */
  enum Printed {
    TABLE,
    JSON,
    NOTHING
  }

  /** With results in a folder and on standard output. */
  UnlabelledClips(Path out, Printed printed, ClipPredictor predictor) {
    this.out = out;
    this.printed = printed;
    this.predictor = predictor;
  }

  /** The clips, analyzed with detected key frames and predicted. */
  BatchResult predict(Pipeline pipeline, Corpus corpus, Parallelism parallelism, String model)
      throws InterruptedException {
    return predictor.predicted(pipeline.analyze(corpus, parallelism, List.of(predictor)), model);
  }

  /** Writes and prints everything. */
  int write(CommandLine command, String title, BatchResult result) throws IOException {
    LabelSet labels = predictor.labels();
    List<Prediction> predictions =
        result.analyzed().stream()
            .map(ClipOutcome.Analyzed::prediction)
            .flatMap(Optional::stream)
            .toList();
    AnalysisFiles.write(out, title, result, Optional.of(labels));
    PredictionFiles.write(out, labels, predictions);
    Path report = Reports.analysis(out, title, result, Optional.of(labels));
    Tables.printFailures(command.getErr(), result.failed());
    PrintWriter stdout = command.getOut();
    if (printed == Printed.JSON) {
      stdout.print(PredictionFiles.json(labels, predictions));
    } else if (printed == Printed.TABLE) {
      Tables.print(stdout, labels, predictions);
      stdout.printf(
          "%n%d of %d clips predicted; they have no labels to compare with. Report: %s%n",
          predictions.size(), result.outcomes().size(), report);
    }
    return AnalyzeCommand.exitCode(result);
  }
}
