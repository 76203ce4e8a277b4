package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.Movement;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.SpottingScore;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.keyframe.spot.IntervalSpotters;
import org.glimpse.keyframe.spot.SpottedInterval;
import org.glimpse.keyframe.spot.SpottingSink;
import org.glimpse.pipeline.SpottedVideo;
import org.glimpse.pipeline.VideoSpotter;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.SyntheticFace;
import org.glimpse.synthetic.SyntheticVideo;
import org.glimpse.synthetic.VideoPlan;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;

/**
 * Time and memory of spotting in a long video, from the file to the intervals: a short synthetic
 * video, put one behind the other without decoding.
 */
final class LongSpotting implements Measurement {
  private static final ClipId ID = ClipId.of("made", "subject", "long");
  private static final int PARTS = 10;
  private static final double SECONDS_PER_MINUTE = 60;

  @Override
  public String name() {
    return "long-spotting";
  }

  @Override
  public String summary() {
    return "Time and memory of spotting expressions in a long video file.";
  }

  @Override
  public Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("minutes", "60");
    defaults.put("rate", "200");
    defaults.put("width", "320");
    defaults.put("height", "240");
    defaults.put("seconds", "30");
    defaults.put("spotter", IntervalSpotters.ids().get(0));
    defaults.put("seed", "4711");
    return defaults;
  }

  @Override
  public Measured run(MeasurementSettings settings)
      throws IOException, InterruptedException, ClipException {
    Path folder = Files.createTempDirectory("glimpse-long-spotting");
    Path made = folder.resolve("made.mkv");
    Path once = folder.resolve("once.mp4");
    Path file = folder.resolve("long.mp4");
    try {
      SyntheticVideo video = video(settings);
      write(video, made);
      compress(made, once);
      int times =
          (int)
              Math.round(
                  settings.decimal("minutes") * SECONDS_PER_MINUTE / settings.decimal("seconds"));
      repeat(once, times, file);
      Watch watch = new Watch(Math.max(1, times * video.length() / PARTS));
      SpottedVideo spotted =
          VideoSpotter.withDefaults()
              .with(IntervalSpotters.parse(settings.text("spotter")))
              .spot(new ClipSource(ID, file, Annotation.none()), watch);
      watch.finish();
      return Measured.of(watch.whole(Files.size(file), score(spotted, video, times)), watch.parts())
          .withRemarks(
              "MPEG-4 of quality 2, faces found by Haar; the heap may have at most "
                  + (Runtime.getRuntime().maxMemory() >> 20)
                  + " MiB. Where one copy ends and the next begins the picture jumps.",
              "A part is counted when its last score is told, which is up to half a window of 5 s"
                  + " behind the frame.");
    } finally {
      Files.deleteIfExists(file);
      Files.deleteIfExists(once);
      Files.deleteIfExists(made);
      Files.deleteIfExists(folder);
    }
  }

  private static SyntheticVideo video(MeasurementSettings settings) {
    double seconds = settings.decimal("seconds");
    int macro = (int) (seconds / 10);
    VideoPlan plan =
        new VideoPlan(seconds, FrameRate.of(settings.integer("rate")), 3 * macro, macro, 1);
    Size size = new Size(settings.integer("width"), settings.integer("height"));
    long seed = Seeds.derive(settings.integer("seed"), "subject");
    return SyntheticVideo.of(
            ID, SyntheticFace.of(seed), plan, FaceView.portrait(size), Nuisance.realistic())
        .withChannels(1);
  }

  private static void write(SyntheticVideo video, Path file) throws IOException {
    try (VideoWriter writer =
        VideoWriter.open(file, VideoFormat.FFV1, video.view().size(), video.frameRate())) {
      for (int i = 0; i < video.length(); i++) {
        writer.write(video.frame(i));
      }
    }
  }

  /** MPEG-4 of high quality: what an H.264 encoder at its defaults leaves out is the movements. */
  private static void compress(Path made, Path once) throws IOException, InterruptedException {
    String[] how = {"-c:v", "mpeg4", "-q:v", "2", "-g", "100", "-pix_fmt", "yuv420p"};
    List<String> arguments = new ArrayList<>(List.of("-i", made.toString()));
    arguments.addAll(List.of(how));
    arguments.add(once.toString());
    FfmpegProgram.bundled().ffmpeg(arguments);
  }

  private static void repeat(Path once, int times, Path file)
      throws IOException, InterruptedException {
    FfmpegProgram.bundled()
        .ffmpeg(
            List.of(
                "-stream_loop",
                String.valueOf(times - 1),
                "-i",
                once.toString(),
                "-c",
                "copy",
                file.toString()));
  }

  private static SpottingCounts score(SpottedVideo spotted, SyntheticVideo video, int times) {
    List<VideoInterval> truth = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      for (Movement movement : video.movements()) {
        int from = i * video.length();
        truth.add(
            VideoInterval.of(
                ID, from + movement.keyFrames().onset(), from + movement.keyFrames().offset()));
      }
    }
    List<VideoInterval> found =
        spotted.intervals().stream()
            .map(interval -> VideoInterval.of(ID, interval.onset(), interval.offset()))
            .toList();
    return SpottingScore.of(truth, found, MatchRule.megc()).counts();
  }

  /** Looks at the process after every tenth of the video. */
  private static final class Watch implements SpottingSink {
    private final int every;
    private final List<List<Object>> rows = new ArrayList<>();
    private final long begun = System.nanoTime();
    private final long cpuAtBegin = OwnProcess.cpuNanos();
    private long cpuBefore = cpuAtBegin;
    private int before;
    private int frames;
    private int intervals;

    Watch(int every) {
      this.every = every;
    }

    @Override
    public void score(int frame, double score) {
      frames++;
      if (frames - before == every) {
        look();
      }
    }

    @Override
    public void interval(SpottedInterval interval) {
      intervals++;
    }

    private void look() {
      long cpu = OwnProcess.cpuNanos();
      rows.add(
          List.of(
              frames,
              intervals,
              (cpu - cpuBefore) / 1e6 / (frames - before),
              (System.nanoTime() - begun) / 1e9 / SECONDS_PER_MINUTE,
              OwnProcess.residentMebibytes()));
      cpuBefore = cpu;
      before = frames;
    }

    void finish() {
      if (frames > before) {
        look();
      }
    }

    Measured.Table parts() {
      return new Measured.Table(
          "While it runs",
          List.of(
              "frames told",
              "intervals told",
              "CPU since the row above, ms a frame",
              "minutes of wall time",
              "resident, MiB"),
          rows);
    }

    Measured.Table whole(long bytes, SpottingCounts counts) {
      double cpu = (OwnProcess.cpuNanos() - cpuAtBegin) / 1e9;
      String f1 =
          counts.f1().isPresent()
              ? String.format(Locale.ROOT, "%.3f", counts.f1().getAsDouble())
              : "none";
      return new Measured.Table(
          "The whole video",
          List.of(
              "frames",
              "file, MB",
              "CPU, minutes",
              "CPU, ms a frame",
              "true",
              "found",
              "false",
              "F1 (IoU at least 0.5)"),
          List.of(
              List.of(
                  frames,
                  bytes / 1e6,
                  cpu / SECONDS_PER_MINUTE,
                  1000 * cpu / frames,
                  counts.tp() + counts.fn(),
                  counts.tp(),
                  counts.fp(),
                  f1)));
    }
  }
}
