package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;
import org.glimpse.video.interchange.ElanDocument;

/** The annotation that lies beside a video as an {@code .eaf} file of ELAN with the same name. */
final class ElanSidecar {
  private ElanSidecar() {}

  /**
   * The movements that the file says are in a video, in time order; none where there is no such
   * file or the video cannot be read, which the analysis will tell.
   *
   * @throws IOException if there is such a file and it cannot be used; the message says why
   */
  static List<Movement> movements(ClipId id, Path video) throws IOException {
    String name = String.valueOf(video.getFileName());
    int dot = name.lastIndexOf('.');
    Path file = video.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".eaf");
    if (!Files.isRegularFile(file) || Files.isDirectory(video) || file.equals(video)) {
      return List.of();
    }
    ElanDocument document;
    try {
      document = ElanDocument.read(file);
    } catch (IOException e) {
      throw new IOException(
          "The annotation beside the video cannot be used: "
              + e.getMessage()
              + " Mend the file or take it away.",
          e);
    }
    return rate(new ClipSource(id, video, Annotation.none()))
        .map(document::movements)
        .orElse(List.of());
  }

  /** A movement as the row of a table would tell of it. */
  static Map<Field, String> cells(Movement movement) {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    movement.label().ifPresent(label -> cells.put(Field.EMOTION, label));
    cells.put(Field.TYPE, movement.kind().name());
    KeyFrames keys = movement.keyFrames();
    cells.put(Field.ONSET, Integer.toString(keys.onset()));
    cells.put(Field.OFFSET, Integer.toString(keys.offset()));
    if (keys.source() != ApexSource.MIDPOINT) {
      cells.put(Field.APEX, Integer.toString(keys.apex()));
    }
    return cells;
  }

  /** The rate of a video; empty if it cannot be read, which the analysis will tell. */
  private static Optional<FrameRate> rate(ClipSource source) {
    try (FrameReader reader = FrameReaders.open(source, DecodeOptions.withDefaults())) {
      return Optional.of(reader.info().frameRate());
    } catch (DecodeException e) {
      return Optional.empty();
    }
  }
}
