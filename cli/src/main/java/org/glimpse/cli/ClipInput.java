package org.glimpse.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Parallelism;
import org.glimpse.pipeline.Pipeline;
import org.glimpse.pipeline.files.FileFormatException;
import org.glimpse.pipeline.maps.FlowMaps;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The clips that a model learns or predicts: a corpus, or pre-computed maps. */
final class ClipInput {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "CORPUS",
      description =
          "The root of a corpus, or of several that are to be one, or videos and folders of them.")
  private @Nullable List<Path> inputs;

  @Option(
      names = "--maps",
      paramLabel = "DIR",
      description =
          "Pre-computed maps from onset to apex instead of a corpus:"
              + " <subject>/u_test/<class index>/<clip>.png, or PNG files with labels.csv; R = u,"
              + " G = v, B = strain.")
  private Optional<Path> maps;

  @Option(
      names = "--labels",
      paramLabel = "A,B,…",
      split = ",",
      description = "With --maps: what the classes are called, in the order of their indices.")
  private @Nullable List<String> labels;

  @Mixin private CorpusInput corpusInput;

  /** Checks what was given before anything long starts. */
  void check() {
    boolean corpus = inputs != null && !inputs.isEmpty();
    if (corpus == maps.isPresent()) {
      throw usage(corpus ? "give a corpus or --maps, not both." : "give a corpus, or --maps DIR.");
    }
    if (labels != null && maps.isEmpty()) {
      throw usage("--labels names the classes of --maps; a corpus has labels of its own.");
    }
    labelSet();
  }

  /** The folder of maps, if maps were given. */
  Optional<Path> maps() {
    return maps;
  }

  /** The corpus, if none of maps was given. */
  Corpus corpus() throws CorpusException {
    return corpusInput.open(inputs == null ? List.of() : inputs);
  }

  /** The maps with at least so many classes. */
  EncodedCorpus readMaps(int classes) throws CorpusException {
    return FlowMaps.read(maps.orElseThrow(), labelSet(), classes);
  }

  /** The encoded clips of the corpus, or the maps. */
  EncodedCorpus encode(Pipeline pipeline, Parallelism parallelism)
      throws CorpusException, FileFormatException, InterruptedException {
    return encode(pipeline, parallelism, clips -> {});
  }

  /** The same, if the clips of the corpus pass a check. */
  EncodedCorpus encode(Pipeline pipeline, Parallelism parallelism, ClipCheck check)
      throws CorpusException, FileFormatException, InterruptedException {
    if (maps.isPresent()) {
      return readMaps(1);
    }
    Corpus corpus = corpus();
    check.check(corpus.clips().stream().map(ClipSource::id).toList());
    return pipeline.encode(corpus, corpus.labels(), parallelism);
  }

  /** Refuses clips with which a command can do nothing. */
  @FunctionalInterface
  interface ClipCheck {
    void check(List<ClipId> clips) throws FileFormatException;
  }

  private Optional<LabelSet> labelSet() {
    if (labels == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new LabelSet("labels", labels));
    } catch (IllegalArgumentException e) {
      throw usage("--labels: " + e.getMessage() + ".");
    }
  }

  private CommandLine.ParameterException usage(String message) {
    return new CommandLine.ParameterException(spec.commandLine(), message);
  }
}
