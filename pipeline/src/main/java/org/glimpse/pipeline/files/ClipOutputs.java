package org.glimpse.pipeline.files;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.pipeline.ClipOutput;
import org.glimpse.video.AlignedFormat;
import org.glimpse.video.DecodeOptions;

/** What can be written about each clip of a corpus; the files are named like its motion file. */
public final class ClipOutputs {
  private final Path folder;
  private final ClipFileNames names;

  private ClipOutputs(Path folder, ClipFileNames names) {
    this.folder = folder;
    this.names = names;
  }

  /**
   * Outputs into a folder.
   *
   * @param folder where to; each output makes a folder of its own in it
   * @param corpus whose clips
   * @return what can be written
   */
  public static ClipOutputs of(Path folder, Corpus corpus) {
    return new ClipOutputs(
        folder,
        ClipFileNames.of(
            Stream.concat(
                    corpus.clips().stream().map(ClipSource::id),
                    corpus.problems().stream().map(ClipOutcome::id))
                .toList()));
  }

  /**
   * {@code overlay/<clip>.mp4}: the clip with landmarks, regions, key frames and motion drawn in.
   *
   * @param options how clips are decoded
   * @return the output
   */
  public ClipOutput overlay(DecodeOptions options) {
    return clip ->
        OverlayVideo.write(
            clip, options.withColor(true), folder.resolve("overlay"), name(clip.source()));
  }

  /**
   * {@code openface/<clip>.csv}: landmarks by frame in the columns of OpenFace.
   *
   * @return the output
   */
  public ClipOutput openFace() {
    return clip ->
        OpenFaceTable.write(clip, folder.resolve("openface").resolve(name(clip.source()) + ".csv"));
  }

  /**
   * {@code aligned/<clip>…}: the aligned frames.
   *
   * @param format in which form
   * @return the output
   */
  public ClipOutput aligned(AlignedFormat format) {
    return clip -> format.write(clip.aligned(), folder.resolve("aligned"), name(clip.source()));
  }

  private String name(ClipSource source) {
    return names.name(source.id());
  }
}
