package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;
import org.glimpse.video.interchange.ElanDocument;

/** The annotation that lies beside a video as an {@code .eaf} file of ELAN with the same name. */
final class ElanSidecar {
  private ElanSidecar() {}

  /**
   * What the file says of a video, as a table would; nothing where there is no such file.
   *
   * @throws IOException if there is such a file and it cannot be used; the message says why
   */
  static Map<Field, String> cells(ClipId id, Path video) throws IOException {
    Map<Field, String> cells = new EnumMap<>(Field.class);
    String name = String.valueOf(video.getFileName());
    int dot = name.lastIndexOf('.');
    Path file = video.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".eaf");
    if (!Files.isRegularFile(file) || Files.isDirectory(video) || file.equals(video)) {
      return cells;
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
    document.label().ifPresent(label -> cells.put(Field.EMOTION, label));
    Optional<FrameRate> rate = rate(new ClipSource(id, video, Annotation.none()));
    Optional<KeyFrames> keys = rate.flatMap(document::keyFrames);
    if (keys.isPresent()) {
      cells.put(Field.ONSET, Integer.toString(keys.get().onset()));
      cells.put(Field.OFFSET, Integer.toString(keys.get().offset()));
      if (keys.get().source() != ApexSource.MIDPOINT) {
        cells.put(Field.APEX, Integer.toString(keys.get().apex()));
      }
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
