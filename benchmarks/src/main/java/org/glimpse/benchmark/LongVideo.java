package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;

/** Whether {@code glimpse analyze} takes more memory for a longer video. */
final class LongVideo implements Measurement {
  private static final Size PICTURE = new Size(640, 360);
  private static final int FACE = 220;
  private static final int RATE = 30;

  /** Seconds of the clip that the videos repeat. */
  private static final int CLIP_SECONDS = 10;

  private static final int SECONDS_A_MINUTE = 60;
  private static final int TENTHS = 10;
  private static final long LOOK_EVERY_MILLIS = 200;
  private static final double KIB_PER_MIB = 1024;
  private static final double NANOS = 1e9;

  @Override
  public String name() {
    return "long-video";
  }

  @Override
  public String summary() {
    return "Memory, frames and time of `glimpse analyze` on videos of several lengths, in a small"
        + " heap.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("minutes", "1,10");
    defaults.put("heap", "512m");
    defaults.put("program", "./glimpse");
    return defaults;
  }

  /** The resident memory of a run, in MiB, as seen every {@link #LOOK_EVERY_MILLIS}. */
  private record Outcome(int exit, double seconds, List<Double> resident) {}

  @Override
  public Measured run(MeasurementSettings settings) throws IOException, InterruptedException {
    FfmpegProgram ffmpeg = FfmpegProgram.bundled();
    List<List<Object>> rows = new ArrayList<>();
    List<List<Object>> curve = new ArrayList<>();
    List<String> heads = new ArrayList<>(List.of("minutes"));
    for (int tenth = 1; tenth <= TENTHS; tenth++) {
      heads.add(10 * tenth + " %");
    }
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      Path clip = clip(folder.resolve("clip.mp4"));
      // The launcher may have to build the program first.
      analyze(settings, clip, folder.resolve("first"));
      for (int minutes : settings.integers("minutes")) {
        Path video = folder.resolve("video-" + minutes + ".mp4");
        repeat(ffmpeg, clip, minutes, video);
        Path out = folder.resolve("out-" + minutes);
        Outcome outcome = analyze(settings, video, out);
        rows.add(
            List.of(
                minutes,
                Integer.parseInt(ffmpeg.probe(video, "stream=nb_read_frames").get(0)),
                frames(out),
                outcome.exit(),
                outcome.resident().stream().mapToDouble(mib -> mib).max().orElse(Double.NaN),
                outcome.seconds()));
        curve.add(tenths(minutes, outcome.resident()));
      }
    }
    return Measured.of(
            new Measured.Table(
                "glimpse analyze of a face, "
                    + PICTURE
                    + ", "
                    + RATE
                    + " frames/s, H.264, heap "
                    + settings.text("heap"),
                List.of(
                    "minutes",
                    "frames by ffprobe",
                    "frames with motion",
                    "exit status",
                    "largest resident memory, MiB",
                    "seconds"),
                rows),
            new Measured.Table("Largest resident memory in each tenth of a run, MiB", heads, curve))
        .withRemarks(
            "The video repeats the packets of a synthetic clip of "
                + CLIP_SECONDS
                + " s with noise, drift and flicker. Resident memory is that of the whole process,"
                + " the heap and the native libraries with it, looked at every "
                + LOOK_EVERY_MILLIS
                + " ms.",
            "One clip at a time, faces by Haar, all outputs of the plain command.");
  }

  private static Path clip(Path file) throws IOException {
    int frames = CLIP_SECONDS * RATE;
    SyntheticClip clip =
        SyntheticCorpus.of(
                CorpusPlan.withDefaults().withSubjects(1).withClipsPerSubject(1),
                ClipSettings.withDefaults()
                    .withView(FaceView.portrait(PICTURE, FACE))
                    .withFrameRate(FrameRate.of(RATE))
                    .withFrames(frames, frames)
                    .withNuisance(Nuisance.realistic()))
            .clips()
            .get(0);
    try (VideoWriter writer =
        VideoWriter.open(file, VideoFormat.H264, PICTURE, FrameRate.of(RATE))) {
      for (int i = 0; i < frames; i++) {
        writer.write(clip.frame(i));
      }
    }
    return file;
  }

  private static void repeat(FfmpegProgram ffmpeg, Path clip, int minutes, Path video)
      throws IOException, InterruptedException {
    int times = minutes * SECONDS_A_MINUTE / CLIP_SECONDS;
    ffmpeg.ffmpeg(
        List.of(
            "-stream_loop",
            Integer.toString(times - 1),
            "-i",
            clip.toString(),
            "-c",
            "copy",
            video.toString()));
  }

  private static Outcome analyze(MeasurementSettings settings, Path video, Path out)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                settings.text("program"),
                "analyze",
                video.toString(),
                "--out",
                out.toString(),
                "--jobs",
                "1")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("GLIMPSE_JAVA_OPTS", "-Xmx" + settings.text("heap"));
    long start = System.nanoTime();
    Process process = builder.start();
    List<Double> resident = new ArrayList<>();
    try {
      // The launcher becomes the program, so the process stays the same.
      while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
        resident(process.pid(), resident);
      }
    } finally {
      process.destroy();
    }
    return new Outcome(process.exitValue(), (System.nanoTime() - start) / NANOS, resident);
  }

  private static void resident(long process, List<Double> values) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
      // A process that is just ending has no such line.
      lines
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
          .forEach(values::add);
    } catch (NoSuchFileException e) {
      // It ended between the two looks; that is all there is to see.
      return;
    }
  }

  /** How many frames the motion files of an analysis tell of. */
  private static int frames(Path out) throws IOException {
    Path motion = out.resolve("motion");
    if (!Files.isDirectory(motion)) {
      return 0;
    }
    int frames = 0;
    try (Stream<Path> files = Files.walk(motion)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        frames += Files.readAllLines(file, StandardCharsets.UTF_8).size() - 1;
      }
    }
    return frames;
  }

  private static List<Object> tenths(int minutes, List<Double> resident) {
    List<Object> row = new ArrayList<>(List.of(minutes));
    for (int tenth = 0; tenth < TENTHS; tenth++) {
      int from = tenth * resident.size() / TENTHS;
      int to = (tenth + 1) * resident.size() / TENTHS;
      row.add(resident.subList(from, to).stream().mapToDouble(mib -> mib).max().orElse(Double.NaN));
    }
    return row;
  }
}
