package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.opencv.global.opencv_core;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;
import org.glimpse.video.face.FaceAligner;
import org.glimpse.video.face.FaceModels;

/** Frames a second from a video file to aligned faces, on one core. */
final class FaceSpeed implements Measurement {
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "face-speed";
  }

  @Override
  public String summary() {
    return "Frames a second from a 640x360 video to aligned faces, with and without landmarks.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("repeats", "7");
    defaults.put("side", "224");
    return defaults;
  }

  /** One way of work on the file; gives the number of frames. */
  private interface Work {
    int run() throws ClipException;
  }

  @Override
  public Measured run(MeasurementSettings settings) throws IOException, ClipException {
    Path file = FaceFinders.file("single_face.mp4");
    ClipSource source =
        new ClipSource(ClipId.of("benchmark", "1", "single_face"), file, Annotation.none());
    DecodeOptions options = DecodeOptions.withDefaults().withThreads(1);
    FaceAligner aligner =
        FaceAligner.eyeCentred(Size.square(settings.integer("side"))).withDecodeOptions(options);
    opencv_core.setNumThreads(1);
    Map<String, Work> ways = new LinkedHashMap<>();
    ways.put("decode to gray only", () -> decode(source, options));
    for (FaceModels models : FaceFinders.all().values()) {
      FaceAligner with = aligner.withModels(models);
      ways.put(models.id(), () -> with.align(source).length());
      if (models.hasLandmarks()) {
        ways.put(
            models.id() + ", landmarks in every frame",
            () -> with.withLandmarksEverywhere().align(source).length());
      }
    }
    List<List<Object>> rows = new ArrayList<>();
    for (Map.Entry<String, Work> way : ways.entrySet()) {
      double[] rates = rates(way.getValue(), settings.integer("repeats"));
      rows.add(List.of(way.getKey(), rates[rates.length / 2], rates[0], rates[rates.length - 1]));
    }
    return Measured.of(
            new Measured.Table(
                "single_face.mp4, 640x360, 72 frames of 30 frames/s, one thread everywhere",
                List.of("way", "frames/s, median", "least", "most"),
                rows))
        .withRemarks(
            "Aligned: the face found, followed, stabilized and cut out at "
                + settings.integer("side")
                + " px, and what is left of the head's motion measured.",
            "The goal is 100 frames/s with landmarks.");
  }

  private static int decode(ClipSource source, DecodeOptions options) throws ClipException {
    int frames = 0;
    try (FrameReader reader = FrameReaders.open(source, options)) {
      for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
        frames += next.get().channels();
      }
    }
    return frames;
  }

  /** Frames a second of each repeat, ascending, after two that warm up. */
  private static double[] rates(Work work, int repeats) throws ClipException {
    double[] rates = new double[repeats];
    for (int i = -2; i < repeats; i++) {
      long start = System.nanoTime();
      int frames = work.run();
      double rate = frames * NANOS / (System.nanoTime() - start);
      if (i >= 0) {
        rates[i] = rate;
      }
    }
    java.util.Arrays.sort(rates);
    return rates;
  }
}
