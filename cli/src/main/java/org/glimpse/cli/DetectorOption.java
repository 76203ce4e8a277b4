package org.glimpse.cli;

import java.util.Iterator;
import java.util.stream.Collectors;
import org.glimpse.keyframe.detect.KeyFrameDetector;
import org.glimpse.keyframe.detect.KeyFrameDetectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code --detector}: how key frames are found where they are not annotated. */
final class DetectorOption {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--detector",
      paramLabel = "NAME",
      defaultValue = "roi-consensus",
      completionCandidates = Names.class,
      description =
          "How key frames are found: ${COMPLETION-CANDIDATES}; 'help' explains them. Default:"
              + " ${DEFAULT-VALUE}.")
  private String name;

  /** The ids that the option takes. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return KeyFrameDetectors.ids().iterator();
    }
  }

  KeyFrameDetector detector() {
    try {
      return KeyFrameDetectors.parse(name);
    } catch (IllegalArgumentException e) {
      String reason = name.equals("help") ? "--detector takes one of:" : e.getMessage() + ":";
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          KeyFrameDetectors.ids().stream()
              .map(id -> "  " + id + ": " + KeyFrameDetectors.summary(id))
              .collect(Collectors.joining("\n", reason + "\n", "")));
    }
  }
}
