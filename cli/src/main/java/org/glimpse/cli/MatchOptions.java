package org.glimpse.cli;

import org.glimpse.evaluation.spotting.MatchRule;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** When a predicted interval counts as a true one. */
final class MatchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--iou",
      paramLabel = "X",
      defaultValue = "0.5",
      description = "Least intersection over union. Default: ${DEFAULT-VALUE}, as in MEGC.")
  private double iou;

  @Option(
      names = "--rule",
      paramLabel = "NAME",
      defaultValue = "inclusive",
      description =
          "inclusive (IoU >= X, as in MEGC) or strict (IoU > X). Default: ${DEFAULT-VALUE}.")
  private String rule;

  @Option(
      names = "--shared-predictions",
      description =
          "Let one prediction find several true intervals, as the MEGC 2020 baseline counts.")
  private boolean shared;

  /** The rule that the options describe. */
  MatchRule rule() {
    boolean strict =
        switch (rule) {
          case "inclusive" -> false;
          case "strict" -> true;
          default -> throw usage("--rule must be inclusive or strict but is '" + rule + "'.");
        };
    if (!(iou > 0 && iou <= 1)) {
      throw usage("--iou must be above 0 and at most 1 but is " + iou + ".");
    }
    return new MatchRule(iou, strict, shared);
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
