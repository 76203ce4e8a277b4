package org.glimpse.cli;

import java.util.Iterator;
import java.util.stream.Collectors;
import org.glimpse.keyframe.spot.IntervalSpotter;
import org.glimpse.keyframe.spot.IntervalSpotters;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --spotter}: how intervals are spotted. */
final class SpotterOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--spotter",
      paramLabel = "NAME",
      defaultValue = "strain-peaks",
      completionCandidates = Names.class,
      description =
          "How intervals are spotted: ${COMPLETION-CANDIDATES}; 'help' explains them. Default:"
              + " ${DEFAULT-VALUE}.")
  private String name;

  /** The ids that the option takes. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return IntervalSpotters.ids().iterator();
    }
  }

  IntervalSpotter spotter() {
    try {
      return IntervalSpotters.parse(name);
    } catch (IllegalArgumentException e) {
      String reason = name.equals("help") ? "--spotter takes one of:" : e.getMessage() + ":";
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          IntervalSpotters.ids().stream()
              .map(id -> "  " + id + ": " + IntervalSpotters.summary(id))
              .collect(Collectors.joining("\n", reason + "\n", "")));
    }
  }
}
