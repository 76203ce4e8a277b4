package org.glimpse.video;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;

/** Frames that differ from each other everywhere, and readers of whole clips. */
public final class TestFrames {
  public static final Size SIZE = new Size(64, 48);
  public static final ClipId CLIP = ClipId.of("test", "s1", "clip");

  private TestFrames() {}

  /** A smooth moving wave; gray if channels is 1, else three different waves. */
  public static Frame wave(int index, long micros, Size size, int channels) {
    byte[] pixels = new byte[size.area() * channels];
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        for (int c = 0; c < channels; c++) {
          double phase = x * 0.15 + y * 0.11 * (c + 1) + index * 0.4;
          pixels[(y * size.width() + x) * channels + c] =
              (byte) Math.round(127.5 + 120 * Math.sin(phase));
        }
      }
    }
    return Frame.wrap(index, micros, size, channels, pixels);
  }

  /** A clip of waves with the times of a rate. */
  public static List<Frame> waves(int count, FrameRate rate, int channels) {
    return IntStream.range(0, count)
        .mapToObj(i -> wave(i, rate.microsAt(i), SIZE, channels))
        .toList();
  }

  public static ClipSource source(java.nio.file.Path path) {
    return new ClipSource(CLIP, path, Annotation.none());
  }

  public static ClipSource source(java.nio.file.Path path, FrameRate rate) {
    return new ClipSource(
        CLIP,
        path,
        new Annotation(Optional.empty(), Optional.empty(), List.of(), Optional.of(rate)));
  }

  public static List<Frame> readAll(FrameReader reader) throws DecodeException {
    List<Frame> frames = new java.util.ArrayList<>();
    for (Optional<Frame> f = reader.next(); f.isPresent(); f = reader.next()) {
      frames.add(f.get());
    }
    return frames;
  }

  public static double meanDifference(Frame a, Frame b) {
    byte[] p = a.pixels();
    byte[] q = b.pixels();
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += Math.abs((p[i] & 0xff) - (q[i] & 0xff));
    }
    return sum / p.length;
  }
}
