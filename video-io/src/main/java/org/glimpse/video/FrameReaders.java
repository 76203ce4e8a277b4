package org.glimpse.video;

import java.nio.file.Files;
import java.nio.file.Path;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.FrameReader;

/**
 * Opens clips: a video file through FFmpeg, a folder of pictures frame by frame.
 *
 * <p>Gray is the luma of the stream scaled to the full range 0…255, the same for limited- and
 * full-range video. Times are those of the stream, in microseconds; frames of a folder are spaced
 * evenly by its rate, the first at 0. A frame that cannot be decoded, or a file that ends before
 * the number of frames it announces, is a {@link DecodeException} and never the end of the clip.
 *
 * <p>MPEG streams, FLV, Ogg and fragmented MP4 announce no length: cut exactly between two frames
 * or fragments, they look whole.
 *
 * <p>Untrusted media: only local files are read, and only containers that cannot name other files.
 */
public final class FrameReaders {
  private FrameReaders() {}

  /**
   * Opens a clip for reading.
   *
   * @param source the clip; its path is a video file or a folder of frames
   * @param options how to decode
   * @return a reader at the first frame
   * @throws DecodeException if there is no such file or folder, it is empty, it is no video, it has
   *     no frames, or a folder has no frame rate
   */
  public static FrameReader open(ClipSource source, DecodeOptions options) throws DecodeException {
    Path path = source.path();
    if (Files.isDirectory(path)) {
      return FolderReader.open(source, options);
    }
    if (!Files.exists(path)) {
      throw new DecodeException(
          source.id(), "There is no file or folder '" + path + "'. Check the path.");
    }
    return ContainerReader.open(source.id(), path, options);
  }

  /**
   * A clip that can be opened several times.
   *
   * @param source the clip
   * @param options how to decode
   * @return what opens it
   */
  public static FrameSource source(ClipSource source, DecodeOptions options) {
    return () -> open(source, options);
  }
}
