package org.glimpse.video;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.video.internal.Pictures;
import org.jspecify.annotations.Nullable;

/** Gives the pictures of a video file their places in time, and decides about damage. */
final class ContainerReader implements FrameReader {
  private static final double MICROS_A_SECOND = 1e6;

  private final Container container;
  private final DecodeOptions options;
  private final VideoStream stream;
  private final VideoInfo info;
  private final AVRational micros = new AVRational().num(1).den(1_000_000);
  private final Pictures pictures = new Pictures();
  private final Deque<Frame> ready = new ArrayDeque<>();

  private int frames;
  private int missing;
  private int damages;
  private boolean lossy;
  private long firstMicros;
  private long lastMicros;
  private long longestStep;
  private @Nullable Frame last;
  private boolean ended;
  private boolean closed;
  private @Nullable DecodeException failure;

  private ContainerReader(Container container, DecodeOptions options, VideoStream stream) {
    this.container = container;
    this.options = options;
    this.stream = stream;
    this.info = container.info();
  }

  static ContainerReader open(ClipId clip, java.nio.file.Path file, DecodeOptions options)
      throws DecodeException {
    Container container = Container.open(clip, file, options.limits());
    return new ContainerReader(container, options, container.decoder(options));
  }

  @Override
  public VideoInfo info() {
    return info;
  }

  @Override
  public Optional<Frame> next() throws DecodeException {
    if (closed) {
      throw new IllegalStateException("the reader of '" + container.file() + "' is closed");
    }
    if (failure != null) {
      throw failure;
    }
    try {
      while (ready.isEmpty() && !ended) {
        advance();
      }
      return Optional.ofNullable(ready.poll());
    } catch (DecodeException e) {
      failure = e;
      throw e;
    }
  }

  private void advance() throws DecodeException {
    switch (stream.advance()) {
      case PICTURE -> take(stream.picture());
      case DAMAGE -> {
        lossy = true;
        damages++;
        if (damages > options.toleratedGaps()) {
          throw container.broken(frames, stream.reason(), options.toleratedGaps());
        }
        stream.goOn();
      }
      case END -> finish();
    }
  }

  private void take(AVFrame picture) throws DecodeException {
    long ticks = picture.best_effort_timestamp();
    boolean timed = ticks != avutil.AV_NOPTS_VALUE;
    long time =
        timed ? toMicros(ticks) : frames == 0 ? 0 : lastMicros + info.frameRate().microsAt(1);
    Frame frame = frame(picture, time);
    if (lossy) {
      if (timed) {
        fillUpTo(ticks, time, frame);
      }
      lossy = stream.isRecovering();
    }
    if (timed) {
      stream.unseen().headSet(ticks, true).clear();
    }
    add(frame, time);
    last = frame;
  }

  private Frame frame(AVFrame picture, long time) {
    int channels = options.color() ? 3 : 1;
    byte[] pixels = options.color() ? pictures.bgr(picture) : pictures.gray(picture);
    Size coded = new Size(picture.width(), picture.height());
    byte[] upright = Pictures.rotate(pixels, coded, channels, container.quarterTurns());
    return Frame.wrap(frames, time, info.size(), channels, upright);
  }

  /**
   * Marks what was lost before a picture: packets that were not shown, or, without times, a gap.
   */
  private void fillUpTo(long ticks, long time, Frame frame) throws DecodeException {
    Frame standIn = last == null ? frame : last;
    NavigableSet<Long> lost = stream.unseen().headSet(ticks, false);
    for (long lostTicks : lost) {
      addMissing(standIn, toMicros(lostTicks));
    }
    if (!stream.isTimed() && frames > 0) {
      long gap = Math.round((time - lastMicros) * info.frameRate().perSecond() / MICROS_A_SECOND);
      for (long i = 1; i < gap; i++) {
        addMissing(standIn, lastMicros + info.frameRate().microsAt(1));
      }
    }
  }

  private void addMissing(Frame standIn, long time) throws DecodeException {
    missing++;
    if (missing > options.toleratedGaps()) {
      throw container.broken(frames, stream.reason(), options.toleratedGaps());
    }
    add(standIn.asMissing(), time);
  }

  private void add(Frame frame, long time) throws DecodeException {
    if (frames == 0) {
      firstMicros = time;
    }
    Optional<String> refusal =
        options.limits().refusal(frames + 1L, Math.max(0, time - firstMicros));
    if (refusal.isPresent()) {
      throw container.tooLarge("is at least " + refusal.get());
    }
    longestStep = Math.max(longestStep, frames == 0 ? 0 : time - lastMicros);
    ready.add(frame.at(frames, time));
    lastMicros = time;
    frames++;
  }

  private long toMicros(long ticks) {
    return avutil.av_rescale_q(ticks, stream.timeBase(), micros);
  }

  /** At the end of the data: is the clip whole, or may what lacks be marked? */
  private void finish() throws DecodeException {
    Frame standIn = last;
    if (standIn == null) {
      throw container.empty();
    }
    if (options.toleratedGaps() > 0) {
      if (lossy) {
        for (long ticks : stream.unseen()) {
          addMissing(standIn, toMicros(ticks));
        }
      }
      long expected =
          Math.max(
              container.expectedFrames(frames, stream.packets()),
              frames + container.lackingFrames(longestStep, lastMicros));
      while (frames < expected) {
        addMissing(standIn, lastMicros + info.frameRate().microsAt(1));
      }
    } else {
      container.checkComplete(frames, stream.packets());
      container.checkLength(frames, longestStep, lastMicros);
    }
    ended = true;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      pictures.close();
      stream.close();
      micros.close();
    }
  }
}
