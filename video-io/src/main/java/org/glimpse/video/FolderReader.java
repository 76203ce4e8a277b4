package org.glimpse.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;
import org.jspecify.annotations.Nullable;

/** Reads a folder of pictures, or some of them, as the frames of a clip. */
final class FolderReader implements FrameReader {
  private final ClipId clip;
  private final FrameFolder folder;
  private final DecodeOptions options;
  private final FrameRate rate;
  private final List<Integer> wanted;
  private final ReadAhead pictures;
  private final Deque<Frame> ready = new ArrayDeque<>();
  private final VideoInfo info;

  private int done;
  private int given;
  private int missing;
  private @Nullable Frame last;
  private @Nullable DecodeException failure;
  private boolean closed;

  private FolderReader(
      ClipId clip, FrameFolder folder, DecodeOptions options, FrameRate rate, List<Integer> wanted)
      throws DecodeException {
    this.clip = clip;
    this.folder = folder;
    this.options = options;
    this.rate = rate;
    this.wanted = wanted;
    pictures =
        new ReadAhead(
            wanted.stream().flatMap(index -> folder.picture(index).stream()).toList(), options);
    try {
      info = new VideoInfo(firstSize(), rate, OptionalInt.of(wanted.size()));
    } catch (DecodeException e) {
      pictures.close();
      throw e;
    }
  }

  /** Opens all frames of a folder. */
  static FolderReader open(ClipSource source, DecodeOptions options) throws DecodeException {
    FrameFolder folder = list(source, options);
    return open(
        source, options, folder, IntStream.range(0, (int) folder.length()).boxed().toList());
  }

  /** Opens some frames of a folder, by ascending index. */
  static FolderReader open(ClipSource source, DecodeOptions options, List<Integer> wanted)
      throws DecodeException {
    FrameFolder folder = list(source, options);
    int last = wanted.get(wanted.size() - 1);
    if (last >= folder.length()) {
      throw new DecodeException(
          source.id(),
          last,
          "Frame "
              + last
              + " is wanted but '"
              + folder.path()
              + "' has "
              + folder.length()
              + " frames. Complete the clip or correct the annotation.");
    }
    return open(source, options, folder, wanted);
  }

  private static FolderReader open(
      ClipSource source, DecodeOptions options, FrameFolder folder, List<Integer> wanted)
      throws DecodeException {
    Optional<FrameRate> rate = source.annotation().frameRate().or(options::folderRate);
    if (rate.isEmpty()) {
      throw new DecodeException(
          source.id(),
          "The folder '"
              + folder.path()
              + "' has pictures but no frame rate. State the frames a second in the corpus' sheet or"
              + " with --fps.");
    }
    long micros = folder.length() * rate.get().microsAt(1);
    Optional<String> refusal = options.limits().refusal(folder.length(), micros);
    if (refusal.isPresent()) {
      throw new DecodeException(
          source.id(), "The clip in '" + folder.path() + "' is " + refusal.get());
    }
    return new FolderReader(source.id(), folder, options, rate.get(), wanted);
  }

  private static FrameFolder list(ClipSource source, DecodeOptions options) throws DecodeException {
    FrameFolder folder;
    try {
      folder = FrameFolder.list(source.path());
    } catch (IOException e) {
      throw new DecodeException(source.id(), String.valueOf(e.getMessage()));
    }
    if (folder.missing() > options.toleratedGaps()) {
      throw new DecodeException(
          source.id(),
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
              + (options.toleratedGaps() > 0
                  ? ", more than the " + options.toleratedGaps() + " tolerated"
                  : "")
              + ". Copy the missing pictures, or number the frames without a gap.");
    }
    return folder;
  }

  private Size firstSize() throws DecodeException {
    while (last == null && done < wanted.size()) {
      advance();
    }
    if (last == null) {
      throw new DecodeException(
          clip, "No picture in '" + folder.path() + "' can be read. Copy them again.");
    }
    return last.size();
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
    if (failure != null) {
      throw failure;
    }
    try {
      while (ready.isEmpty() && done < wanted.size()) {
        advance();
      }
      return Optional.ofNullable(ready.poll());
    } catch (DecodeException e) {
      failure = e;
      throw e;
    }
  }

  /** Reads the next frame, or marks it as missing. */
  private void advance() throws DecodeException {
    Optional<Frame> picture = picture(wanted.get(done));
    done++;
    if (picture.isPresent()) {
      last = picture.get();
    }
    Frame shown = last;
    if (shown != null) {
      // Frames missing at the beginning are shown as the first one that is not.
      while (given < done - 1) {
        give(shown.asMissing());
      }
      give(picture.isPresent() ? shown : shown.asMissing());
    }
  }

  private void give(Frame frame) {
    ready.add(frame.at(given, rate.microsAt(wanted.get(given))));
    given++;
  }

  private Optional<Frame> picture(int index) throws DecodeException {
    Optional<Path> file = folder.picture(index);
    String problem = "Frame " + index + " of '" + folder.path() + "' has no picture.";
    if (file.isPresent()) {
      try {
        Frame frame = pictures.next();
        Frame before = last;
        if (before == null || frame.size().equals(before.size())) {
          return Optional.of(frame);
        }
        problem =
            "The picture '"
                + file.get()
                + "' is "
                + frame.size()
                + " but the first frame is "
                + before.size()
                + ". All frames of a clip must have one size.";
      } catch (IOException e) {
        problem = String.valueOf(e.getMessage());
      }
    }
    missing++;
    if (missing > options.toleratedGaps()) {
      throw new DecodeException(clip, index, problem);
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      pictures.close();
      last = null;
      ready.clear();
    }
  }
}
