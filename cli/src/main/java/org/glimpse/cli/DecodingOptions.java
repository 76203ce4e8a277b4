package org.glimpse.cli;

import java.time.Duration;
import java.util.Optional;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.MediaLimits;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How clips are decoded, and which are refused. */
final class DecodingOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--tolerate-gaps",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Go on where up to N frames of a clip are missing or broken, and mark them. Default:"
              + " ${DEFAULT-VALUE}.")
  private int gaps;

  @Option(
      names = "--max-side",
      paramLabel = "PX",
      description = "Refuse pictures that are wider or higher. Default: 16384.")
  private Optional<Integer> maxSide;

  @Option(
      names = "--max-frames",
      paramLabel = "N",
      description = "Refuse clips with more frames. Default: 1000000.")
  private Optional<Integer> maxFrames;

  @Option(
      names = "--max-minutes",
      paramLabel = "N",
      description = "Refuse clips that last longer. Default: 1440.")
  private Optional<Integer> maxMinutes;

  /** The options as they were given. */
  DecodeOptions options() {
    try {
      MediaLimits limits = MediaLimits.withDefaults();
      if (maxSide.isPresent()) {
        limits = limits.withMaxSide(maxSide.get());
      }
      if (maxFrames.isPresent()) {
        limits = limits.withMaxFrames(maxFrames.get());
      }
      if (maxMinutes.isPresent()) {
        limits = limits.withMaxDuration(Duration.ofMinutes(maxMinutes.get()));
      }
      return DecodeOptions.withDefaults().withLimits(limits).withToleratedGaps(gaps);
    } catch (IllegalArgumentException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--tolerate-gaps, --max-side, --max-frames, --max-minutes: " + e.getMessage());
    }
  }
}
