package org.glimpse.video;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.Checks;
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
 * <p>Where {@linkplain DecodeOptions#toleratedGaps gaps are tolerated}, a frame that is missing or
 * broken is shown as the frame before it (at the beginning, as the first whole one), at its own
 * time and {@linkplain org.glimpse.core.frame.Frame#isMissing marked}. In a video all frames from
 * the damage to the next frame that stands alone count as missing, because they lean on what is
 * lost.
 *
 * <p>Untrusted media: only local files are read, and only containers that cannot name other files,
 * within {@link MediaLimits}.
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
   * Opens some frames of a clip. Of a folder no other picture is read; a video is decoded through.
   *
   * @param source the clip
   * @param options how to decode
   * @param frames which frames, by ascending index, at least one
   * @return a reader of these frames, which are counted 0, 1, 2, … and keep their times
   * @throws DecodeException as by {@link #open(ClipSource, DecodeOptions)}, or if the clip is
   *     shorter
   * @throws IllegalArgumentException if there is no index, one is negative, or they do not ascend
   */
  public static FrameReader open(ClipSource source, DecodeOptions options, List<Integer> frames)
      throws DecodeException {
    List<Integer> wanted = Checks.notEmpty("frames", frames);
    for (int i = 0; i < wanted.size(); i++) {
      Checks.atLeast("frame", wanted.get(i), i == 0 ? 0 : wanted.get(i - 1) + 1);
    }
    return Files.isDirectory(source.path())
        ? FolderReader.open(source, options, wanted)
        : new ChosenFrames(source.id(), open(source, options), wanted);
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

  /**
   * Some frames of a clip, which can be opened several times.
   *
   * @param source the clip
   * @param options how to decode
   * @param frames which frames, by ascending index, at least one
   * @return what opens them
   */
  public static FrameSource source(ClipSource source, DecodeOptions options, List<Integer> frames) {
    return () -> open(source, options, frames);
  }
}
