package org.glimpse.video.corpus;

import java.io.IOException;
import java.nio.file.Path;
import org.glimpse.video.VideoFormat;

/**
 * Writes clips as a corpus on disk, the mirror of {@link Corpora}.
 *
 * <p>Beside the corpus lies {@code truth.csv} with the columns {@code subject, clip, onset, apex,
 * offset, emotion, au, fps}: what is really true of each clip, frames as 0-based indices.
 */
public interface CorpusWriter {
  /**
   * Writes clips. They are taken one after the other, and so are their frames; no more than one
   * frame is held.
   *
   * @param root the folder, made if it is not there; files of the same names are overwritten
   * @param clips the clips, all with different names
   * @return the number of clips written
   * @throws IOException if something cannot be written
   * @throws IllegalArgumentException if a clip has no frame, frames of different sizes, or a name
   *     that is no file name or occurs twice
   */
  int write(Path root, Iterable<ClipRecording> clips) throws IOException;

  /**
   * The layout of DFME: {@code <clip>/00000.png} and {@code
   * full_release_annotation/training_full_with_AU.xlsx}.
   *
   * @return a writer
   */
  static CorpusWriter dfme() {
    return new DfmeWriter();
  }

  /**
   * Video files {@code <subject>/<clip>.<extension>} and the table {@code clips.csv} that {@link
   * Corpora#csv} reads.
   *
   * @param format container and codec
   * @return a writer
   */
  static CorpusWriter videos(VideoFormat format) {
    return new VideosWriter(format);
  }
}
