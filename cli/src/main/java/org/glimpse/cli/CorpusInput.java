package org.glimpse.cli;

import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.corpus.Corpora;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command works on: a corpus by name, or whatever lies in the given places. */
final class CorpusInput {
  private static final String FILES = "files";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--corpus",
      paramLabel = "NAME",
      description =
          "Kind of corpus; found out by itself if not given. Known: ${COMPLETION-CANDIDATES}.",
      completionCandidates = Names.class)
  private @Nullable String name;

  /** Opens the corpus that lies in the given places. */
  Corpus open(List<Path> inputs) throws CorpusException {
    if (name != null && !Corpora.names().contains(name)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--corpus must be one of "
              + String.join(", ", Corpora.names())
              + " but is '"
              + name
              + "'.");
    }
    if (name != null && inputs.size() == 1) {
      return Corpora.named(name, inputs.get(0));
    }
    if (name != null && !name.equals(FILES)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--corpus " + name + " takes one folder but " + inputs.size() + " places are given.");
    }
    return inputs.size() == 1 ? Corpora.detect(inputs.get(0)) : Corpora.files(inputs);
  }

  /** The names for the help. */
  static final class Names implements Iterable<String> {
    @Override
    public java.util.Iterator<String> iterator() {
      return Corpora.names().iterator();
    }
  }
}
