package org.glimpse.cli;

import java.util.Optional;
import org.glimpse.pipeline.Parallelism;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How many clips are worked on at the same time. */
final class Jobs {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description =
          "Clips, and folds in training, worked on at the same time. Default: one a core.")
  private @Nullable Integer jobs;

  /** The number, if one was given. */
  Optional<Integer> given() {
    return jobs == null ? Optional.empty() : Optional.of(parallelism().threads());
  }

  Parallelism parallelism() {
    if (jobs == null) {
      return Parallelism.cores();
    }
    if (jobs < 1) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--jobs must be at least 1 but is " + jobs + ".");
    }
    return Parallelism.of(jobs);
  }
}
