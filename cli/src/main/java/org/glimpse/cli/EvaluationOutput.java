package org.glimpse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.audit.RecognitionAudit;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.files.AnalysisFiles;
import org.glimpse.pipeline.files.EvaluationFiles;
import org.glimpse.pipeline.files.MetricsJson;
import org.glimpse.report.section.NamedEvaluation;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** What becomes of an evaluation: files, a report, and a table or JSON on standard output. */
final class EvaluationOutput {
  @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where results go.")
  private Path out;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  Path folder() {
    return out;
  }

  boolean json() {
    return json;
  }

  /** Writes and prints everything; the first baseline is that of the most frequent class. */
  int write(
      CommandLine command,
      String title,
      Evaluation evaluation,
      List<NamedEvaluation> baselines,
      BatchResult batch)
      throws IOException {
    EvaluationFiles.write(out, title, evaluation);
    AnalysisFiles.writeFailures(out, batch.failed());
    Path report = Reports.evaluation(out, title, evaluation, baselines, batch);
    Tables.printFailures(command.getErr(), batch.failed());
    Audits.print(command.getErr(), RecognitionAudit.of(evaluation));
    PrintWriter stdout = command.getOut();
    if (json) {
      stdout.print(MetricsJson.text(evaluation, true));
    } else {
      Tables.print(stdout, evaluation);
      Evaluation majority = baselines.get(0).evaluation();
      stdout.printf(
          "%nAlways the most frequent class: UF1 %s, UAR %s, accuracy %s%nReport: %s%n",
          Tables.value(majority.uf1()),
          Tables.value(majority.uar()),
          Tables.value(majority.accuracy()),
          report);
    }
    return batch.failed().isEmpty() ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }
}
