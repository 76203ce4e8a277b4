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
  private final EvaluationOutput output;
  private final ClipPredictor predictor;

  UnlabelledClips(EvaluationOutput output, ClipPredictor predictor) {
    this.output = output;
    this.predictor = predictor;
  }

  /** Whether there is nothing to compare predictions with. */
  static boolean are(Corpus corpus) {
    return corpus.clips().stream().allMatch(clip -> clip.annotation().emotion().isEmpty());
  }

  /** The clips, analyzed with detected key frames and predicted. */
  BatchResult predict(Pipeline pipeline, Corpus corpus, Parallelism parallelism, String model)
      throws InterruptedException {
    return predictor.predicted(pipeline.analyze(corpus, parallelism, List.of(predictor)), model);
  }

  /** Writes and prints everything. */
  int write(CommandLine command, String title, BatchResult result) throws IOException {
    LabelSet labels = predictor.labels();
    Path out = output.folder();
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
    if (output.json()) {
      stdout.print(PredictionFiles.json(labels, predictions));
    } else {
      Tables.print(stdout, labels, predictions);
      stdout.printf(
          "%n%d of %d clips predicted; they have no labels to compare with. Report: %s%n",
          predictions.size(), result.outcomes().size(), report);
    }
    return AnalyzeCommand.exitCode(result);
  }
}
