package org.glimpse.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.corpus.Corpora;
import org.glimpse.video.corpus.CorpusOptions;
import org.glimpse.video.corpus.Erratum;
import org.glimpse.video.corpus.LabelMapping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command works on: a corpus by name, or whatever lies in the given places. */
final class CorpusInput {
  private static final String FILES = "files";
  private static final String NONE = "none";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--corpus",
      paramLabel = "NAME",
      description =
          "Kind of corpus; found out by itself if not given. Known: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  private @Nullable String name;

  @Option(
      names = "--errata",
      paramLabel = "FILE",
      description =
          "Corrections beside those that come with Glimpse: CSV with the columns clip, field, old,"
              + " new, reason. none: the annotation as it stands on disk.")
  private Optional<String> errata;

  @Option(
      names = "--label-set",
      paramLabel = "SET",
      defaultValue = "own",
      description =
          "own, dfme7, megc3, or a CSV file with the columns from, to and optionally corpus."
              + " Default: ${DEFAULT-VALUE}.")
  private String labels;

  @Option(
      names = "--fps",
      paramLabel = "RATE",
      description =
          "Frame rate of folders of frames, as 200 or 30000/1001, where no row of the corpus states"
              + " it.")
  private Optional<String> fps;

  /** Opens the corpus that lies in the given places; several corpora are one. */
  Corpus open(List<Path> inputs) throws CorpusException {
    if (name != null && !Corpora.names().contains(name)) {
      throw usage(
          "--corpus must be one of "
              + String.join(", ", Corpora.names())
              + " but is '"
              + name
              + "'.");
    }
    if (name != null && inputs.size() != 1 && !name.equals(FILES)) {
      throw usage(
          "--corpus " + name + " takes one folder but " + inputs.size() + " places are given.");
    }
    List<Corpus> corpora = new ArrayList<>();
    for (Corpus corpus : read(inputs, options())) {
      corpus.assumptions().forEach(text -> spec.commandLine().getErr().println("glimpse: " + text));
      corpora.add(labelled(corpus));
    }
    try {
      return Corpora.joined(corpora);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private Corpus labelled(Corpus corpus) throws CorpusException {
    return switch (labels) {
      case "own" -> corpus;
      case "dfme7" -> LabelMapping.dfme7().apply(corpus);
      case "megc3" -> LabelMapping.megc3().apply(corpus);
      default -> LabelMapping.read(Path.of(labels)).apply(corpus);
    };
  }

  private List<Corpus> read(List<Path> inputs, CorpusOptions options) throws CorpusException {
    if (name == null) {
      return Corpora.detect(inputs, options);
    }
    return List.of(
        name.equals(FILES)
            ? Corpora.files(inputs, options)
            : Corpora.named(name, inputs.get(0), options));
  }

  private CorpusOptions options() throws CorpusException {
    CorpusOptions options = CorpusOptions.withDefaults();
    if (errata.isPresent()) {
      options =
          errata.get().equals(NONE)
              ? options.withoutShippedErrata()
              : options.withErrata(Erratum.read(Path.of(errata.get())));
    }
    try {
      return fps.isPresent() ? options.withFrameRate(FrameRate.parse(fps.get())) : options;
    } catch (IllegalArgumentException e) {
      throw usage("--fps: " + e.getMessage());
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }

  /** The names for the help. */
  static final class Names implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Corpora.names().iterator();
    }
  }
}
