package org.glimpse.pipeline.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.EncodeException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.magnify.Magnification;
import org.glimpse.pipeline.ClipWatcher;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;

/**
 * Videos to look at: the aligned face on the left, the same with its movements magnified on the
 * right, every frame shown for a 25th of a second.
 */
public final class MagnifiedVideos implements ClipWatcher {
  private static final FrameRate SLOW = FrameRate.of(25);

  private final Path folder;
  private final ClipFileNames names;
  private final Magnification method;

  private MagnifiedVideos(Path folder, ClipFileNames names, Magnification method) {
    this.folder = folder;
    this.names = names;
    this.method = method;
  }

  /**
   * Videos of the clips of a corpus.
   *
   * @param folder where {@code <clip>.mp4} go, made if it does not exist
   * @param corpus the corpus
   * @param method how movements are magnified
   * @return a watcher that writes them
   * @throws IOException if the folder cannot be made
   */
  public static MagnifiedVideos of(Path folder, Corpus corpus, Magnification method)
      throws IOException {
    Files.createDirectories(folder);
    return new MagnifiedVideos(
        folder, ClipFileNames.of(corpus.clips().stream().map(ClipSource::id).toList()), method);
  }

  @Override
  public void processed(AlignedClip clip, KeyFrames keyFrames) throws EncodeException {
    Path file = folder.resolve(names.name(clip.id()) + "." + VideoFormat.H264.extension());
    AlignedClip magnified = method.magnify(clip);
    Size pair = new Size(2 * clip.size().width(), clip.size().height() / 2 * 2);
    try (VideoWriter writer = VideoWriter.open(file, VideoFormat.H264, pair, SLOW)) {
      for (Frame frame : clip.frames()) {
        writer.write(beside(pair, frame, magnified.frame(frame.index())));
      }
    } catch (IOException e) {
      throw new EncodeException(clip.id(), String.valueOf(e.getMessage()));
    }
  }

  private static Frame beside(Size pair, Frame left, Frame right) {
    int row = left.size().width() * left.channels();
    byte[] one = left.pixels();
    byte[] other = right.pixels();
    byte[] both = new byte[pair.area() * left.channels()];
    for (int y = 0; y < pair.height(); y++) {
      System.arraycopy(one, y * row, both, 2 * y * row, row);
      System.arraycopy(other, y * row, both, (2 * y + 1) * row, row);
    }
    return Frame.wrap(left.index(), left.timestampMicros(), pair, left.channels(), both);
  }
}
