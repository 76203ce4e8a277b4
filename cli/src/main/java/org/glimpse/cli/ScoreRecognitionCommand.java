package org.glimpse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.RecognitionScore;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.evaluation.audit.RecognitionAudit;
import org.glimpse.pipeline.files.MetricsJson;
import org.glimpse.pipeline.files.ScoreFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code score recognition}: UF1, UAR and the rest of predicted labels. */
@Command(
    name = "recognition",
    description = "UF1, UAR, accuracy and the confusion matrix of predicted labels.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Both files are UTF-8 CSV with the columns subject,clip,label and, if there are several"
          + " corpora, corpus.",
      "A column fold in the predictions and a column content (a hash of the clip) in the truth are"
          + " used to warn of subjects and copies on both sides.",
      "Other columns are ignored and the order of rows is free. Every clip of the truth needs exactly"
          + " one prediction.",
      "",
      "Example: glimpse score recognition --truth truth.csv --predictions predictions.csv --json",
      "",
      ExitCode.HELP
    })
final class ScoreRecognitionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--truth", required = true, paramLabel = "FILE", description = "True labels.")
  private Path truth;

  @Option(
      names = "--predictions",
      required = true,
      paramLabel = "FILE",
      description = "Predicted labels.")
  private Path predictions;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    ScoreFiles.Labels expected = ScoreFiles.recognition(truth);
    ScoreFiles.Labels given = ScoreFiles.recognition(predictions);
    if (expected.corpora() != given.corpora()) {
      spec.commandLine()
          .getErr()
          .println(
              "glimpse: only one of the files has a column corpus; clips are joined without it.");
      expected = ScoreFiles.withoutCorpora(expected);
      given = ScoreFiles.withoutCorpora(given);
    }
    Evaluation evaluation = RecognitionScore.of(expected.rows(), given.rows());
    RunDetails details = new RunDetails(expected.contents(), List.of(), Optional.empty());
    Evaluation audited = RecognitionScore.withFolds(evaluation.withDetails(details), given.folds());
    Audits.print(spec.commandLine().getErr(), RecognitionAudit.of(audited));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.print(MetricsJson.text(evaluation, expected.corpora()));
    } else {
      Tables.print(out, evaluation);
    }
    return ExitCode.DONE;
  }
}
