package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands in the order in which a person uses them, on files. */
final class WholeChainIT {
  private static final int CLIPS = 9;

  @TempDir static Path folder;
  private static Path corpus;

  @BeforeAll
  static void makeCorpus() {
    corpus = folder.resolve("corpus");
    CliRun run = synth(corpus);
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("9 clips of 3 subjects");
  }

  private static CliRun synth(Path out, Object... more) {
    List<Object> args =
        new java.util.ArrayList<>(
            List.of(
                "synth",
                "--out",
                out,
                "--subjects",
                3,
                "--counts",
                "happiness:5,surprise:4",
                "--fps",
                100,
                "--frames",
                "26:30",
                "--gray"));
    args.addAll(List.of(more));
    return CliRun.of(args.toArray());
  }

  private static String withoutDrawings(String page) {
    return page.replaceAll("(?s)<svg.*?</svg>| data-value=\"[^\"]*\"", "");
  }

  private static List<String> lines(Path file) throws Exception {
    return Files.readAllLines(file);
  }

  @Test
  void makesTheSameBytesFromTheSameSeed() throws Exception {
    Path again = folder.resolve("again");
    synth(again);
    Path frame = Path.of("sub0001_01", "00003.png");
    assertThat(Files.readAllBytes(again.resolve(frame)))
        .isEqualTo(Files.readAllBytes(corpus.resolve(frame)));
    assertThat(lines(again.resolve("truth.csv"))).isEqualTo(lines(corpus.resolve("truth.csv")));
    Path other = folder.resolve("other");
    synth(other, "--seed", 8);
    assertThat(Files.readAllBytes(other.resolve(frame)))
        .isNotEqualTo(Files.readAllBytes(corpus.resolve(frame)));
  }

  @Test
  void analyzesACorpusAndDrawsItsReportAgain() throws Exception {
    Path out = folder.resolve("analysis");
    CliRun run = CliRun.of("analyze", corpus, "--out", out, "--magnify", 4);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(lines(out.resolve("clips.csv"))).hasSize(CLIPS + 1);
    assertThat(lines(out.resolve("failures.csv"))).hasSize(1);
    List<String> motion = lines(out.resolve("motion").resolve("sub0001_01.csv"));
    assertThat(motion.get(0))
        .startsWith("frame,time_ms,face_found,confidence,right_brow_magnitude");
    assertThat(motion).hasSizeBetween(27, 31);
    String page = Files.readString(out.resolve("report.html"));
    assertThat(page).contains("sub0001_01").contains("<svg").doesNotContain("src=\"http");
    assertThat(out.resolve("charts")).isNotEmptyDirectory();
    assertThat(out.resolve("magnified").resolve("sub0001_01.mp4")).isNotEmptyFile();
    Files.delete(out.resolve("report.html"));
    assertThat(CliRun.of("report", out).code()).isEqualTo(ExitCode.DONE);
    assertThat(
            CliRun.of("report", out, "--format", "pdf,markdown,latex,csv,json", "--out", out)
                .code())
        .isEqualTo(ExitCode.DONE);
    assertThat(out.resolve("report.pdf")).isNotEmptyFile();
    assertThat(lines(out.resolve("tables").resolve("clips-1.csv"))).hasSize(CLIPS + 1);
    assertThat(out.resolve("report.json")).content().contains("sub0001_01");
    // Files hold motion to a millionth of a pixel, so curves may differ in their last digit.
    assertThat(withoutDrawings(Files.readString(out.resolve("report.html"))))
        .isEqualTo(withoutDrawings(page));
  }

  @Test
  void findsTheTrueApexOfItsOwnClips() throws Exception {
    Path out = folder.resolve("detected");
    CliRun run = CliRun.of("analyze", corpus, "--out", out, "--key-frames", "detected");
    assertThat(run.code()).as(run.err()).isIn(ExitCode.DONE, ExitCode.SOME_FAILED);
    List<String> truth = lines(corpus.resolve("truth.csv"));
    int near = 0;
    for (String line : lines(out.resolve("clips.csv"))) {
      String[] cells = line.split(",", -1);
      for (String known : truth) {
        String[] expected = known.split(",", -1);
        if (cells[2].equals(expected[1]) && cells[8].equals("ok")) {
          int error = Integer.parseInt(cells[11]) - Integer.parseInt(expected[3]);
          near += Math.abs(error) <= 3 ? 1 : 0; // 30 ms at 100 frames a second
        }
      }
    }
    assertThat(near).isGreaterThanOrEqualTo(CLIPS - 2);
  }

  @Test
  void writesTheMapsOfACorpusOnceAndOnlyIntoAnEmptyFolder() throws Exception {
    Path out = folder.resolve("maps");
    CliRun run = CliRun.of("encode", corpus, "--flow", "farneback", "--size", 20, "--out", out);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("9 maps of 20 x 20 in ");
    int maps = 0;
    for (String line : lines(corpus.resolve("truth.csv"))) {
      String[] cells = line.split(",", -1);
      Path tested = out.resolve(cells[0]).resolve("u_test");
      for (int label = 0; label < 7; label++) {
        Path file = tested.resolve(label + "/" + cells[1] + ".png");
        if (Files.exists(file)) {
          maps++;
          assertThat(javax.imageio.ImageIO.read(file.toFile()).getWidth()).isEqualTo(20);
        }
      }
    }
    assertThat(maps).isEqualTo(CLIPS);
    CliRun again = CliRun.of("encode", corpus, "--out", out);
    assertThat(again.code()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("empty or new folder");
    assertThat(CliRun.of("encode", corpus, "--flow", "x", "--out", folder.resolve("n")).err())
        .contains("dis, tvl1, farneback");
    assertThat(CliRun.of("encode", corpus, "--size", 7, "--out", folder.resolve("n")).err())
        .contains("--size must be at least 8 but is 7");
  }

  @Test
  void evaluatesAModelAndScoresItsFilesToTheSameNumbers() throws Exception {
    Path out = folder.resolve("evaluation");
    CliRun run =
        CliRun.of(
            "evaluate",
            corpus,
            "--out",
            out,
            "--protocol",
            "kfold:3",
            "--epochs",
            2,
            "--device",
            "cpu");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(lines(out.resolve("predictions.csv"))).hasSize(CLIPS + 1);
    assertThat(lines(out.resolve("predictions.csv")).get(0))
        .startsWith("corpus,subject,clip,label,fold,score_anger");
    JsonNode metrics = new ObjectMapper().readTree(out.resolve("metrics.json").toFile());
    CliRun scored =
        CliRun.of(
            "score",
            "recognition",
            "--truth",
            out.resolve("truth.csv"),
            "--predictions",
            out.resolve("predictions.csv"),
            "--json");
    JsonNode again = new ObjectMapper().readTree(scored.out());
    assertThat(again.path("accuracy")).isEqualTo(metrics.path("accuracy"));
    JsonNode settings =
        new ObjectMapper()
            .readTree(out.resolve("run.json").toFile())
            .path("provenance")
            .path("settings");
    assertThat(settings.path("protocol").asText()).contains("3");
    assertThat(settings.path("epochs").asText()).isEqualTo("2");
    assertThat(Files.readString(out.resolve("report.html"))).contains("Confusion");

    Path both = folder.resolve("both");
    Path copy = folder.resolve("evaluation-2");
    Files.createDirectories(copy);
    for (String file : List.of("predictions.csv", "truth.csv", "run.json")) {
      Files.copy(out.resolve(file), copy.resolve(file));
    }
    assertThat(CliRun.of("report", out, copy, "--out", both).code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readString(both.resolve("report.html"))).contains("evaluation-2");
  }

  @Test
  void writesVideosThatItReads() throws Exception {
    for (String codec : List.of("ffv1", "mjpeg", "h264")) {
      Path videos = folder.resolve(codec);
      assertThat(synth(videos, "--layout", "video", "--codec", codec).code())
          .isEqualTo(ExitCode.DONE);
      Path out = folder.resolve(codec + "-out");
      CliRun run = CliRun.of("analyze", videos, "--out", out);
      assertThat(run.code()).as(codec + run.err()).isEqualTo(ExitCode.DONE);
      assertThat(lines(out.resolve("clips.csv"))).hasSize(CLIPS + 1);
    }
  }

  @Test
  void namesEveryBadClipAndGoesOnWithTheOthers() throws Exception {
    Path bad = Files.createDirectories(folder.resolve("bad"));
    Path good = Files.createDirectories(bad.resolve("good"));
    try (var frames = Files.list(corpus.resolve("sub0001_01"))) {
      for (Path frame : frames.toList()) {
        Files.copy(frame, good.resolve(frame.getFileName()));
      }
    }
    Files.createFile(bad.resolve("empty.mp4"));
    Files.writeString(bad.resolve("text.mp4"), "not a video");
    Files.createDirectories(bad.resolve("nothing"));
    Path out = folder.resolve("bad-out");
    CliRun run =
        CliRun.of(
            "analyze",
            good,
            bad.resolve("empty.mp4"),
            bad.resolve("text.mp4"),
            bad.resolve("missing.mp4"),
            bad.resolve("nothing"),
            "--fps",
            100,
            "--out",
            out);
    assertThat(run.code()).isEqualTo(ExitCode.SOME_FAILED);
    List<String> failures = lines(out.resolve("failures.csv"));
    assertThat(failures).hasSize(5);
    for (String name : List.of("empty", "text", "missing", "nothing")) {
      assertThat(failures).anyMatch(line -> line.contains("," + name + ","));
      assertThat(run.err()).contains(name);
    }
    assertThat(run.err().lines().filter(line -> line.startsWith("glimpse: files/"))).hasSize(4);
    assertThat(run.out()).contains("1 of 5 clips analyzed");

    CliRun nothing = CliRun.of("analyze", bad.resolve("text.mp4"), "--out", out);
    assertThat(nothing.code()).isEqualTo(ExitCode.UNREADABLE);
    CliRun noCorpus = CliRun.of("analyze", bad, "--corpus", "dfme", "--out", out);
    assertThat(noCorpus.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(noCorpus.err().lines()).hasSize(1);
  }

  @Test
  void findsTheSmileInARealClip() throws Exception {
    Path clip =
        Path.of(System.getProperty("glimpse.shared", "none"), "data", "faces", "single_face.mp4");
    Assumptions.assumeTrue(Files.exists(clip), "no shared video of a face");
    Path out = folder.resolve("smile");
    assertThat(CliRun.of("analyze", clip, "--out", out).code()).isEqualTo(ExitCode.DONE);
    String[] cells = lines(out.resolve("clips.csv")).get(1).split(",", -1);
    assertThat(cells[4]).isEqualTo("30");
    assertThat(cells[5]).isEqualTo("72");
    int onset = Integer.parseInt(cells[10]);
    int apex = Integer.parseInt(cells[11]);
    assertThat(onset).isBetween(10, 22); // the face begins to smile at about frame 17
    assertThat(apex)
        .isGreaterThan(onset)
        .isBetween(30, 68); // seen by eye: the smile, not the blink
  }
}
