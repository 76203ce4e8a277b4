package org.glimpse.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code corpus}: what is in a corpus on disk, and what is wrong with it. */
@Command(
    name = "corpus",
    description = "What is in a corpus on disk, and what is wrong with it.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "KIND",
    subcommands = {CorpusCommandCheck.class, CorpusCommandList.class},
    footer = {"", "Example: glimpse corpus check /data/casme2 --corpus casme2", "", ExitCode.HELP})
final class CorpusCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(
        spec.commandLine(), "say what to do: " + String.join(", ", spec.subcommands().keySet()));
  }
}
