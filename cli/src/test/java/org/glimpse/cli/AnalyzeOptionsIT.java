package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of {@code analyze} that say what is read and what else is written. */
final class AnalyzeOptionsIT {
  private static final int ONSET = 10;
  private static final int APEX = 11;
  private static final int APEX_SOURCE = 13;

  @TempDir static Path folder;
  private static Path corpus;

  @BeforeAll
  static void makeCorpus() {
    corpus = folder.resolve("corpus");
    CliRun run =
        CliRun.of(
            "synth",
            "--out",
            corpus,
            "--subjects",
            1,
            "--counts",
            "happiness:2",
            "--fps",
            100,
            "--frames",
            "26:30",
            "--gray");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
  }

  private static List<String> row(Path out, int number) throws Exception {
    return List.of(Files.readAllLines(out.resolve("clips.csv")).get(number).split(",", -1));
  }

  private static Path frames(String name, int without) throws Exception {
    Path copy = Files.createDirectories(folder.resolve(name));
    try (Stream<Path> frames = Files.list(corpus.resolve("sub0001_01"))) {
      for (Path frame : frames.sorted().toList()) {
        if (!frame.getFileName().toString().contains(String.format("%05d", without))) {
          Files.copy(frame, copy.resolve(frame.getFileName()));
        }
      }
    }
    return copy;
  }

  @Test
  void aFolderOfFramesNeedsARateAndNoGap() throws Exception {
    Path clip = frames("gap", 12);
    Path out = folder.resolve("gap-out");
    CliRun without = CliRun.of("analyze", clip, "--out", out, "--tolerate-gaps", 1);
    assertThat(without.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(without.err()).contains("no frame rate").contains("--fps");
    assertThat(CliRun.of("analyze", clip, "--out", out, "--fps", "fast").code())
        .isEqualTo(ExitCode.USAGE);
    CliRun refused = CliRun.of("analyze", clip, "--out", out, "--fps", 100);
    assertThat(refused.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(refused.err()).contains("lacks 1 of the frames").contains("12");
    CliRun tolerated =
        CliRun.of("analyze", clip, "--out", out, "--fps", "30000/1001", "--tolerate-gaps", 1);
    assertThat(tolerated.code()).as(tolerated.err()).isEqualTo(ExitCode.DONE);
    assertThat(tolerated.err()).contains("1 clip lacks frames");
    assertThat(row(out, 1).get(4)).isEqualTo("30000/1001");
    assertThat(row(out, 1).get(9)).contains("frames is missing: ");
  }

  @Test
  void aCorrectionOfOnesOwnIsApplied() throws Exception {
    Path errata = folder.resolve("errata.csv");
    Path out = folder.resolve("errata-out");
    List<String> truth =
        List.of(Files.readAllLines(corpus.resolve("truth.csv")).get(1).split(",", -1));
    String clip = truth.get(1);
    int onset = Integer.parseInt(truth.get(2));
    // Sheets number frames as the pictures do, from the first picture's number on.
    long first;
    try (Stream<Path> frames = Files.list(corpus.resolve(clip))) {
      String name = frames.sorted().findFirst().orElseThrow().getFileName().toString();
      first = Long.parseLong(name.replaceAll("\\D", ""));
    }
    Files.writeString(
        errata,
        "clip,field,old,new,reason\n"
            + String.join(
                ",", clip, "onset", "" + (onset + first), "" + (onset + first + 1), "seen")
            + "\n");
    CliRun run = CliRun.of("analyze", corpus, "--out", out, "--errata", errata);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(row(out, 1).get(ONSET)).isEqualTo("" + (onset + 1));
    assertThat(Files.readString(out.resolve("run.json"))).contains("seen");
  }

  @Test
  void elanGoesOutAndComesBackAsTheAnnotation() throws Exception {
    Path videos = folder.resolve("videos");
    assertThat(
            CliRun.of(
                    "synth",
                    "--out",
                    videos,
                    "--layout",
                    "video",
                    "--subjects",
                    1,
                    "--counts",
                    "happiness:1",
                    "--fps",
                    100,
                    "--frames",
                    "26:30",
                    "--gray")
                .code())
        .isEqualTo(ExitCode.DONE);
    Path video;
    try (Stream<Path> files = Files.walk(videos)) {
      video = files.filter(f -> f.toString().endsWith(".mkv")).findFirst().orElseThrow();
    }
    Path out = folder.resolve("elan-out");
    CliRun run =
        CliRun.of(
            "analyze",
            video,
            "--out",
            out,
            "--elan",
            "--overlay",
            "--aligned",
            "npz",
            "--face",
            "central");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    String clip = row(out, 1).get(2);
    int frames = Integer.parseInt(row(out, 1).get(5));
    assertThat(out.resolve("aligned").resolve(clip + ".npz")).isNotEmptyFile();
    assertThat(count(out.resolve("overlay").resolve(clip + ".mp4"))).isEqualTo(frames);
    Path eaf = video.resolveSibling(clip + ".eaf");
    Files.copy(out.resolve("elan").resolve(clip + ".eaf"), eaf);
    Path again = folder.resolve("elan-again");
    CliRun second = CliRun.of("analyze", video, "--out", again);
    assertThat(second.code()).as(second.err()).isEqualTo(ExitCode.DONE);
    assertThat(row(out, 1).get(APEX_SOURCE)).isEqualTo("detected");
    assertThat(row(again, 1).get(APEX_SOURCE)).isEqualTo("annotated");
    assertThat(row(again, 1).subList(ONSET, APEX_SOURCE))
        .isEqualTo(row(out, 1).subList(ONSET, APEX_SOURCE));
    assertThat(row(again, 1).get(APEX)).isEqualTo(row(out, 1).get(APEX));
  }

  private static int count(Path video) throws Exception {
    ClipSource source = new ClipSource(ClipId.of("c", "s", "o"), video, Annotation.none());
    int count = 0;
    try (FrameReader reader = FrameReaders.open(source, DecodeOptions.withDefaults())) {
      while (reader.next().isPresent()) {
        count++;
      }
    }
    return count;
  }

  @Test
  void openFaceTablesNeedLandmarks() {
    Path clip = corpus.resolve("sub0001_01");
    Path out = folder.resolve("openface-out");
    CliRun run =
        CliRun.of(
            "analyze", clip, "--fps", 100, "--out", out, "--openface", "--face-detector", "haar");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--openface needs landmarks");
    assertThat(CliRun.of("analyze", clip, "--out", out, "--face", "nicest").err())
        .contains("--face");
  }

  @Test
  void openFaceTablesHoldTheLandmarksOfEveryFrame() throws Exception {
    Path shared = Path.of(System.getProperty("glimpse.shared", "none"));
    Path video = shared.resolve("data/faces/single_face.mp4");
    Path models = shared.resolve("models");
    Assumptions.assumeTrue(
        Files.exists(video) && Files.isDirectory(models), "no shared video or models");
    Path cache = folder.resolve("models");
    String before = System.getProperty("glimpse.models", "");
    System.setProperty("glimpse.models", cache.toString());
    try {
      for (String model : List.of("yunet_n_320_320.onnx", "face_landmark.tflite")) {
        CliRun install = CliRun.of("models", "install", "--from", models.resolve(model));
        assertThat(install.code()).as(install.err()).isEqualTo(ExitCode.DONE);
      }
      Path out = folder.resolve("openface");
      CliRun run = CliRun.of("analyze", video, "--out", out, "--openface");
      assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
      List<String> lines = Files.readAllLines(out.resolve("openface/single_face.csv"));
      assertThat(lines).hasSize(73);
      assertThat(lines.get(0))
          .startsWith("frame, face_id, timestamp, confidence, success, x_0, x_1");
    } finally {
      System.setProperty("glimpse.models", before);
    }
  }
}
