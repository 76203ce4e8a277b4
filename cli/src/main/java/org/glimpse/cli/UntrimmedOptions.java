package org.glimpse.cli;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.VideoPlan;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What happens in untrimmed synthetic videos. */
final class UntrimmedOptions {
  private static final Pattern COUNTS = Pattern.compile("(\\d{1,5})(?::(\\d{1,5}))?");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--movements",
      paramLabel = "N[:M]",
      description =
          "With --layout video: untrimmed videos, each with N micro-expressions of the strongest"
              + " --amplitude and M ordinary ones (none), blinks and nods.")
  private Optional<String> movements;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description = "Length of an untrimmed video. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  /** What each video holds, if untrimmed videos are wanted. */
  Optional<VideoPlan> plan(ClipSettings settings) {
    return movements.map(text -> plan(text, settings));
  }

  private VideoPlan plan(String text, ClipSettings settings) {
    Matcher counts = COUNTS.matcher(text);
    if (!counts.matches()) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--movements must look like 4 or 4:1 but is '" + text + "'.");
    }
    int macro = counts.group(2) == null ? 0 : Integer.parseInt(counts.group(2));
    try {
      return new VideoPlan(
          seconds,
          settings.frameRate(),
          Integer.parseInt(counts.group(1)),
          macro,
          settings.amplitude().max());
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(spec.commandLine(), e.getMessage() + ".");
    }
  }
}
