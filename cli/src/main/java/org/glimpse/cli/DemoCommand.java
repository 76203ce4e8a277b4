package org.glimpse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.glimpse.report.section.NamedEvaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: the whole chain on a small synthetic corpus. */
@Command(
    name = "demo",
    description = "The whole chain on a small synthetic corpus, in at most three minutes.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: glimpse demo --out demo", "", ExitCode.HELP})
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "demo",
      description = "Where results go. Default: ${DEFAULT-VALUE}.")
  private Path out;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Seed of the corpus and of the training. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    ProgressBars.say(
        err,
        "Making a synthetic corpus, analyzing it, training two models and comparing two samplers …");
    Demo.Result result = new Demo(out, seed, ProgressBars.onTerminal()).run();
    PrintWriter stdout = spec.commandLine().getOut();
    stdout.printf("%-26s%8s%8s%10s%n", "", "UF1", "UAR", "accuracy");
    for (NamedEvaluation named : result.evaluations()) {
      row(stdout, named);
    }
    row(stdout, new NamedEvaluation(Reports.MAJORITY, result.majority()));
    stdout.println("Report: " + result.report());
    return result.failed() == 0 ? ExitCode.DONE : ExitCode.SOME_FAILED;
  }

  private static void row(PrintWriter out, NamedEvaluation named) {
    out.printf(
        "%-26s%8s%8s%10s%n",
        named.name(),
        Tables.value(named.evaluation().uf1()),
        Tables.value(named.evaluation().uar()),
        Tables.value(named.evaluation().accuracy()));
  }
}
