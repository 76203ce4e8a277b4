package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.corpus.ClipAnalysis;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.keyframe.spot.SpottedInterval;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.SpottedVideo;
import org.glimpse.pipeline.SpottingResult;
import org.glimpse.video.interchange.ElanDocument;

/** What was found in clips and videos as files of ELAN, one each, named like its motion file. */
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

  /**
   * Writes {@code <video>.eaf} for every video in which expressions were spotted, or could have
   * been.
   *
   * @param folder where to, made if needed
   * @param result the spotted intervals
   * @throws IOException if a file cannot be written
   */
  public static void write(Path folder, SpottingResult result) throws IOException {
    ClipFileNames names =
        ClipFileNames.of(result.videos().stream().map(video -> video.source().id()).toList());
    for (SpottedVideo video : result.videos()) {
      ClipSource source = video.source();
      List<Movement> movements =
          video.intervals().stream().map(interval -> movement(interval)).toList();
      ElanDocument.of(
              Optional.of(source.path()).filter(Files::isRegularFile),
              movements,
              video.info().frameRate())
          .write(folder.resolve(names.name(source.id()) + ".eaf"));
    }
  }

  private static Movement movement(SpottedInterval interval) {
    KeyFrames keys =
        new KeyFrames(interval.onset(), interval.apex(), interval.offset(), ApexSource.DETECTED);
    return new Movement(keys, interval.kind(), Optional.empty(), List.of());
  }
}
