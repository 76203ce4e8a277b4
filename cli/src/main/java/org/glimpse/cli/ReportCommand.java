package org.glimpse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.glimpse.report.document.ReportFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code report}: renders runs again, one or several side by side. */
@Command(
    name = "report",
    description = "Renders the report of a run again, or one report of several runs.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: glimpse report results --format html,pdf,csv", "", ExitCode.HELP})
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN_DIR",
      description = "Folders that analyze, evaluate or demo wrote.")
  private List<Path> runs;

  @Option(names = "--title", paramLabel = "TEXT", description = "Title of the report.")
  private Optional<String> title;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where the report goes. Default: the run's own folder if there is only one, else"
              + " the folder 'report'.")
  private Optional<Path> out;

  @Option(
      names = "--format",
      split = ",",
      paramLabel = "FORMAT",
      description =
          "One or more of ${COMPLETION-CANDIDATES}, joined by commas. pdf and html are one file"
              + " each; latex and csv hold the tables. Default: ${DEFAULT-VALUE}.",
      defaultValue = "html")
  private Set<ReportFormat> formats;

  @Override
  public Integer call() throws Exception {
    Path target = out.orElseGet(() -> runs.size() == 1 ? runs.get(0) : Path.of("report"));
    for (Path report : ReportFormat.write(Reports.again(runs, title), target, formats)) {
      spec.commandLine().getOut().println("Report: " + report);
    }
    return ExitCode.DONE;
  }
}
