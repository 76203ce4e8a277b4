package org.glimpse.cli;

import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.corpus.Corpora;
import org.glimpse.video.corpus.Erratum;
import org.glimpse.video.corpus.LabelMapping;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A corpus on disk with its corrections and labels. */
final class CorpusCommandInput {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(paramLabel = "ROOT", description = "The folder of the corpus.")
  private Path root;

  @Option(
      names = "--corpus",
      paramLabel = "NAME",
      description =
          "Kind of corpus; found out by itself if not given. Known: ${COMPLETION-CANDIDATES}.",
      completionCandidates = CorpusInput.Names.class)
  private @Nullable String name;

  @Option(
      names = "--errata",
      paramLabel = "FILE",
      description = "Corrections: CSV with the columns clip, field, old, new, reason.")
  private @Nullable Path errata;

  @Option(
      names = "--labels",
      paramLabel = "SET",
      defaultValue = "own",
      description =
          "own, dfme7, megc3, or a CSV file with the columns from, to and optionally corpus."
              + " Default: ${DEFAULT-VALUE}.")
  private String labels;

  /** Opens the corpus. */
  Corpus open() throws CorpusException {
    if (name != null && !Corpora.names().contains(name)) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "--corpus must be one of "
              + String.join(", ", Corpora.names())
              + " but is '"
              + name
              + "'.");
    }
    if (errata != null && name == null) {
      throw new CommandLine.ParameterException(
          spec.commandLine(), "--errata needs --corpus, so that they meet the right sheet.");
    }
    List<Erratum> corrections = errata == null ? List.of() : Erratum.read(errata);
    Corpus corpus = name == null ? Corpora.detect(root) : Corpora.named(name, root, corrections);
    return switch (labels) {
      case "own" -> corpus;
      case "dfme7" -> LabelMapping.dfme7().apply(corpus);
      case "megc3" -> LabelMapping.megc3().apply(corpus);
      default -> LabelMapping.read(Path.of(labels)).apply(corpus);
    };
  }
}
