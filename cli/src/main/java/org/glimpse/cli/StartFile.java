package org.glimpse.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.model.train.StartWeights;
import org.glimpse.model.weights.WeightsFormatException;

/** The file of {@code --weights}, from which a training starts. */
final class StartFile {
  private StartFile() {}

  /** Its weights. */
  static StartWeights read(Path file) {
    try {
      return StartWeights.read(file);
    } catch (WeightsFormatException e) {
      throw new UncheckedIOException(e.getMessage(), new IOException(e));
    } catch (IOException e) {
      throw new UncheckedIOException("The weights " + file + " cannot be read.", e);
    }
  }

  /** Why clips cannot be tested by what starts from the file: it has seen their subjects. */
  static Optional<String> seen(StartWeights weights, Collection<ClipId> clips) {
    Set<SubjectId> seen = new TreeSet<>(weights.trainedOn());
    seen.retainAll(clips.stream().map(ClipId::subject).collect(Collectors.toSet()));
    return seen.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "--weights: "
                + weights.id()
                + " was trained on "
                + seen.size()
                + " of the subjects that are to be tested, for example "
                + seen.iterator().next()
                + ". Give weights that were trained on others.");
  }
}
