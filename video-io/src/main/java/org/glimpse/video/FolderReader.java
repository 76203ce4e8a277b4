package org.glimpse.video;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.video.internal.PictureFiles;
import org.jspecify.annotations.Nullable;

/** Reads a folder of pictures as the frames of a clip. */
final class FolderReader implements FrameReader {
  private final ClipId clip;
  private final FrameFolder folder;
  private final DecodeOptions options;
  private final VideoInfo info;
  private @Nullable Frame first;
  private int next;
  private boolean closed;

  private FolderReader(
      ClipId clip, FrameFolder folder, DecodeOptions options, VideoInfo info, Frame first) {
    this.clip = clip;
    this.folder = folder;
    this.options = options;
    this.info = info;
    this.first = first;
  }

  static FolderReader open(ClipSource source, DecodeOptions options) throws DecodeException {
    ClipId clip = source.id();
    FrameFolder folder;
    try {
      folder = FrameFolder.list(source.path());
    } catch (IOException e) {
      throw new DecodeException(clip, String.valueOf(e.getMessage()));
    }
    if (folder.missing() > 0) {
      throw new DecodeException(
          clip,
          folder.firstGap(),
          "'"
              + folder.path()
              + "' lacks "
              + folder.missing()
              + " of the frames "
              + folder.firstNumber()
              + " to "
              + folder.lastNumber()
              + ": "
              + folder.gaps()
              + ". Copy the missing pictures, or number the frames without a gap.");
    }
    Optional<FrameRate> rate = source.annotation().frameRate().or(options::folderRate);
    if (rate.isEmpty()) {
      throw new DecodeException(
          clip,
          "The folder '"
              + folder.path()
              + "' has pictures but no frame rate. State the frames a second in the corpus' sheet or"
              + " with --fps.");
    }
    Frame first = read(clip, folder, options, 0, 0);
    VideoInfo info = new VideoInfo(first.size(), rate.get(), OptionalInt.of(folder.size()));
    return new FolderReader(clip, folder, options, info, first);
  }

  private static Frame read(
      ClipId clip, FrameFolder folder, DecodeOptions options, int index, long micros)
      throws DecodeException {
    try {
      return PictureFiles.read(
              folder.frames().get(index).path(), options.color(), options.maxPixels())
          .at(index, micros);
    } catch (IOException e) {
      throw new DecodeException(clip, index, String.valueOf(e.getMessage()));
    }
  }

  @Override
  public VideoInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() throws DecodeException {
    if (closed) {
      throw new IllegalStateException("the reader of '" + folder.path() + "' is closed");
    }
    if (next == folder.size()) {
      return Optional.empty();
    }
    Frame frame = first;
    first = null;
    if (frame == null) {
      frame = read(clip, folder, options, next, info.frameRate().microsAt(next));
    }
    if (!frame.size().equals(info.size())) {
      throw new DecodeException(
          clip,
          next,
          "The picture '"
              + folder.frames().get(next).path()
              + "' is "
              + frame.size()
              + " but the first frame is "
              + info.size()
              + ". All frames of a clip must have one size.");
    }
    next++;
    return Optional.of(frame);
  }

  @Override
  public void close() {
    closed = true;
    first = null;
  }
}
