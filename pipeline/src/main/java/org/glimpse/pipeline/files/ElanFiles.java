package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.video.interchange.ElanDocument;

/** The key frames of analyzed clips as files of ELAN, one a clip, named like its motion file. */
public final class ElanFiles {
  private ElanFiles() {}

  /**
   * Writes {@code <clip>.eaf} for every analyzed clip. The intervals carry the annotated label, if
   * there is one.
   *
   * @param folder where to, made if needed
   * @param result the outcomes
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, BatchResult result) throws IOException {
    ClipFileNames names =
        ClipFileNames.of(result.outcomes().stream().map(ClipOutcome::id).toList());
    for (ClipOutcome.Analyzed clip : result.analyzed()) {
      ClipAnalysis analysis = clip.analysis();
      ClipSource source = analysis.source();
      Optional<Path> video = Optional.of(source.path()).filter(Files::isRegularFile);
      ElanDocument.of(
              video,
              analysis.keyFrames(),
              source.annotation().emotion(),
              analysis.video().frameRate())
          .write(folder.resolve(names.name(source.id()) + ".eaf"));
    }
  }
}
