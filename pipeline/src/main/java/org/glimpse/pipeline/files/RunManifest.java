package org.glimpse.pipeline.files;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;

/**
 * {@code run.json}: what a run was and how its results came about.
 *
 * @param kind what was done
 * @param title what the run is called in reports
 * @param protocol how an evaluation split the clips; empty for an analysis
 * @param labels the labels of an evaluation or a prediction; empty for an analysis
 * @param provenance how the results came about
 */
public record RunManifest(
    Kind kind,
    String title,
    Optional<String> protocol,
    Optional<LabelSet> labels,
    Provenance provenance) {
  /** The file's name in a run's folder. */
  public static final String FILE = "run.json";

  private static final String FORMAT = "glimpse-run-1";

  /** What a run did. */
  public enum Kind {
    /** Clips were analyzed. */
    ANALYSIS,
    /** A model was evaluated. */
    EVALUATION,
    /** Clips were predicted whose labels are not known. */
    PREDICTION,
    /** A model was trained on all clips. */
    TRAINING,
    /** Expressions were spotted in untrimmed videos. */
    SPOTTING
  }

  /**
   * Checks the title.
   *
   * @throws IllegalArgumentException if the title is blank
   */
  public RunManifest {
    Checks.notBlank("title", title);
  }

  private record Stored(
      String format,
      String kind,
      String title,
      @org.jspecify.annotations.Nullable String protocol,
      @org.jspecify.annotations.Nullable LabelSet labels) {}

  /**
   * Writes {@code run.json}.
   *
   * @param folder the run's folder
   * @throws IOException if it cannot be written
   */
  public void write(Path folder) throws IOException {
    Stored stored =
        new Stored(
            FORMAT,
            kind.name().toLowerCase(Locale.ROOT),
            title,
            protocol.orElse(null),
            labels.orElse(null));
    com.fasterxml.jackson.databind.node.ObjectNode node = Json.mapper().valueToTree(stored);
    node.set("provenance", Json.mapper().valueToTree(provenance));
    Json.write(folder.resolve(FILE), node);
  }

  /**
   * Reads {@code run.json}.
   *
   * @param folder the run's folder
   * @return the manifest
   * @throws FileFormatException if it is missing or not of this format
   */
  public static RunManifest read(Path folder) throws FileFormatException {
    Path file = folder.resolve(FILE);
    JsonNode node = Json.read(file);
    if (!FORMAT.equals(node.path("format").asText())) {
      throw new FileFormatException(
          file,
          "the format must be "
              + FORMAT
              + " but is '"
              + node.path("format").asText()
              + "'; is this a folder that glimpse wrote?");
    }
    Stored stored = Json.convert(file, node, Stored.class);
    try {
      return new RunManifest(
          Kind.valueOf(stored.kind().toUpperCase(Locale.ROOT)),
          stored.title(),
          Optional.ofNullable(stored.protocol()),
          Optional.ofNullable(stored.labels()),
          Json.convert(file, node.path("provenance"), Provenance.class));
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(file, String.valueOf(e.getMessage()) + ".");
    }
  }
}
