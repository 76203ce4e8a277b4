package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;

/**
 * Frames a second of decoding to gray: videos beside the ffmpeg program, folders of pictures beside
 * OpenCV's imread.
 */
final class DecodingSpeed implements Measurement {
  private static final String CONTENT =
      "-f lavfi -i testsrc2=size=1024x768:rate=200 -vf gblur=2,noise=alls=5:allf=t -frames:v ";

  /** Turns that let Java compile. */
  private static final int WARM_UP = 5;

  @Override
  public String name() {
    return "decoding-speed";
  }

  @Override
  public String summary() {
    return "Frames a second of decoding 1024x768 to gray, one thread: videos beside the ffmpeg"
        + " program, folders of pictures beside OpenCV's imread, in turn in one run.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("frames", "400");
    defaults.put("pictures", "100");
    defaults.put("repeats", "15");
    defaults.put("encoder", "auto");
    return defaults;
  }

  /** Reads everything once. */
  private interface Run {
    double seconds() throws IOException, InterruptedException, DecodeException;
  }

  @Override
  public Measured run(MeasurementSettings settings)
      throws IOException, InterruptedException, ClipException {
    FfmpegProgram encoder = FfmpegProgram.of(settings.text("encoder"));
    FfmpegProgram bundled = FfmpegProgram.bundled();
    opencv_core.setNumThreads(1);
    List<List<Object>> rows = new ArrayList<>();
    int repeats = settings.integer("repeats");
    int frames = settings.integer("frames");
    int pictures = settings.integer("pictures");
    Measured.Table steps = new Measured.Table("", List.of(), List.of());
    String h264 =
        encoder.encoders().contains(" libx264 ")
            ? "-c:v libx264 -crf 20 -pix_fmt yuv420p"
            : "-c:v libopenh264 -b:v 40M";
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Path video = make(encoder, frames, h264, folder.resolve("clip.mp4"));
      rows.add(row("H.264 (mp4)", "ffmpeg", frames, repeats, video, () -> bundled.timeGray(video)));
      Path motion =
          make(encoder, frames, "-c:v mjpeg -q:v 3 -pix_fmt yuvj420p", folder.resolve("clip.avi"));
      rows.add(
          row("MJPEG (avi)", "ffmpeg", frames, repeats, motion, () -> bundled.timeGray(motion)));
      for (String[] kind :
          new String[][] {
            {"PNG, gray", "-c:v png -pix_fmt gray", "png"},
            {"PNG, color", "-c:v png -pix_fmt rgb24", "png"},
            {"JPEG, color", "-c:v mjpeg -q:v 3 -pix_fmt yuvj420p", "jpg"}
          }) {
        Path clip = Files.createDirectory(folder.resolve("pictures"));
        make(encoder, pictures, kind[1], clip.resolve("%d." + kind[2]));
        rows.add(
            row(kind[0], "imread", pictures, repeats, clip, () -> imread(clip, kind[2], pictures)));
        if (kind[2].equals("jpg")) {
          steps = steps(clip, pictures, repeats);
        }
        TemporaryFolder.delete(clip);
      }
    }
    int cores = Runtime.getRuntime().availableProcessors();
    return Measured.of(
            new Measured.Table(
                "Decoding to gray, 1024x768",
                List.of("clip", "Glimpse, frames/s", "rival", "rival, frames/s", "ratio"),
                rows),
            steps)
        .withRemarks(
            "Medians of "
                + repeats
                + " turns, in which the two take turns to go first; the ratio is the median of the"
                + " turns' ratios. The rival's own start is not counted.",
            "A picture of imread is a matrix of OpenCV; a picture of Glimpse is a frame in Java's"
                + " memory, whose bytes were checked to be whole.",
            cores == 1
                ? "Everything ran on one core."
                : "The run could use " + cores + " cores; start it under taskset -c 0 for one.");
  }

  private static Measured.Table steps(Path clip, int pictures, int repeats) throws IOException {
    List<Path> files =
        IntStream.rangeClosed(1, pictures).mapToObj(i -> clip.resolve(i + ".jpg")).toList();
    try (DecodingSteps steps = new DecodingSteps(files)) {
      return steps.table("Where the time of the JPEG pictures goes: ways that were tried", repeats);
    }
  }

  private static Path make(FfmpegProgram encoder, int frames, String coding, Path file)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("-y"));
    arguments.addAll(DecodingCase.words(CONTENT + frames + " " + coding));
    arguments.add(file.toString());
    encoder.ffmpeg(arguments);
    return file;
  }

  private static List<Object> row(
      String name, String rival, int frames, int repeats, Path clip, Run theirs)
      throws IOException, InterruptedException, DecodeException {
    List<Double> ours = new ArrayList<>();
    List<Double> others = new ArrayList<>();
    List<Double> ratios = new ArrayList<>();
    for (int i = -WARM_UP; i < repeats; i++) {
      // Who goes second finds the files and the processor warm, so they change places.
      boolean first = i % 2 == 0;
      double our = first ? read(clip, frames) : 0;
      double other = theirs.seconds();
      our = first ? our : read(clip, frames);
      if (i >= 0) {
        ours.add(frames / our);
        others.add(frames / other);
        ratios.add(other / our);
      }
    }
    return List.of(name, Spread.median(ours), rival, Spread.median(others), Spread.median(ratios));
  }

  private static double read(Path clip, int frames) throws IOException, DecodeException {
    Annotation annotation =
        new Annotation(
            Optional.empty(), Optional.empty(), List.of(), Optional.of(FrameRate.of(200)));
    ClipSource source = new ClipSource(ClipId.of("decoding", "speed", "clip"), clip, annotation);
    long start = System.nanoTime();
    int read = 0;
    try (FrameReader reader = FrameReaders.open(source, DecodeOptions.withDefaults())) {
      for (Optional<Frame> next = reader.next(); next.isPresent(); next = reader.next()) {
        read += next.get().channels();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (read != frames) {
      throw new IOException(clip + " gave " + read + " frames instead of " + frames);
    }
    return seconds;
  }

  private static double imread(Path folder, String extension, int frames) throws IOException {
    long start = System.nanoTime();
    for (int i = 1; i <= frames; i++) {
      String file = folder.resolve(i + "." + extension).toString();
      try (Mat picture = opencv_imgcodecs.imread(file, opencv_imgcodecs.IMREAD_GRAYSCALE)) {
        if (picture.empty()) {
          throw new IOException("imread cannot read " + file);
        }
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
