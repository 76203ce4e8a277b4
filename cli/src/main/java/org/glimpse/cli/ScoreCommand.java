package org.glimpse.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code score}: metrics of anybody's prediction files. */
@Command(
    name = "score",
    description = "Metrics of anybody's prediction files.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "KIND",
    subcommands = {
      ScoreRecognitionCommand.class,
      ScoreSpottingCommand.class,
      ScoreStrsCommand.class
    },
    footer = {
      "",
      "Example: glimpse score recognition --truth truth.csv --predictions predictions.csv --json",
      "",
      ExitCode.HELP
    })
final class ScoreCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to score: " + String.join(", ", spec.subcommands().keySet()));
  }
}
