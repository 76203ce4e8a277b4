package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthCommandTest {
  @TempDir Path folder;

  @Test
  void writesUntrimmedVideosWithTheirTruth() throws Exception {
    CliRun run =
        CliRun.of(
            "synth",
            "--out",
            folder,
            "--layout",
            "video",
            "--movements",
            "2:1",
            "--seconds",
            10,
            "--fps",
            20,
            "--size",
            "64x64",
            "--subjects",
            1,
            "--clips-per-subject",
            2,
            "--gray");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("2 videos of 1 subjects");
    assertThat(folder.resolve("sub0001/sub0001_01.mkv")).isNotEmptyFile();
    assertThat(folder.resolve("sub0001/sub0001_02.mkv")).isNotEmptyFile();
    assertThat(Files.readAllLines(folder.resolve("truth.csv")))
        .hasSize(7)
        .startsWith("subject,video,onset,offset,apex,kind,emotion,au,occluder")
        .filteredOn(line -> line.contains(",macro,"))
        .hasSize(2);
    assertThat(folder.resolve("blinks.csv")).content().startsWith("subject,video,onset,offset\n");
    Path truth = folder.resolve("truth.csv");
    CliRun score = CliRun.of("score", "spotting", "--truth", truth, "--predictions", truth);
    assertThat(score.code()).isEqualTo(ExitCode.DONE);
    assertThat(score.out()).contains("1.000");
  }

  @Test
  void takesHalfOfEachClassForTheClassItIsConfusedWith() throws Exception {
    CliRun run =
        CliRun.of(
            "synth",
            "--out",
            folder,
            "--layout",
            "video",
            "--counts",
            "anger:4,disgust:2",
            "--label-noise",
            0.5,
            "--label-noise-kind",
            "asymmetric",
            "--size",
            "32x32",
            "--frames",
            "20:20",
            "--fps",
            100,
            "--subjects",
            2,
            "--gray");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    List<String> given = column("clips.csv", 2);
    List<String> truth = column("truth.csv", 5);
    assertThat(IntStream.range(0, 6).mapToObj(i -> truth.get(i) + " as " + given.get(i)))
        .containsExactlyInAnyOrder(
            "anger as anger",
            "anger as anger",
            "anger as disgust",
            "anger as disgust",
            "disgust as disgust",
            "disgust as anger");
  }

  @Test
  void hidesAPartOfTheFaceInTheAskedShareOfClips() throws Exception {
    CliRun run =
        CliRun.of(
            "synth",
            "--out",
            folder,
            "--occluders",
            0.5,
            "--size",
            "48x48",
            "--frames",
            "20:20",
            "--fps",
            100,
            "--subjects",
            2,
            "--clips-per-subject",
            4,
            "--gray");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(folder.resolve("truth.csv")).get(0))
        .endsWith(",valence,arousal,occluder,occluder_x,occluder_y,occluder_width,occluder_height");
    List<String> occluders = column("truth.csv", 10);
    assertThat(occluders).hasSize(8).containsOnly("none", "hand", "glasses");
    assertThat(occluders.stream().filter("none"::equals)).hasSize(4);
    for (int i = 0; i < 8; i++) {
      assertThat(column("truth.csv", 13).get(i).isEmpty())
          .isEqualTo(occluders.get(i).equals("none"));
    }
    CliRun wrong = CliRun.of("synth", "--out", folder, "--occluders", 1.5);
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("occluders").contains("1.5");
  }

  @Test
  void writesWhereThePointsOfTheFaceAreInEachFrame() throws Exception {
    CliRun run =
        CliRun.of(
            "synth",
            "--out",
            folder,
            "--layout",
            "smic",
            "--size",
            "64x64",
            "--face-size",
            40,
            "--frames",
            "20:20",
            "--fps",
            100,
            "--subjects",
            1,
            "--clips-per-subject",
            1);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    String clip = column("truth.csv", 1).get(0);
    List<String> lines = Files.readAllLines(folder.resolve("landmarks/" + clip + ".csv"));
    assertThat(lines).hasSize(1 + 20 * 30).startsWith("frame,point,x,y");
    assertThat(lines.get(1)).startsWith("0,glabella,");
    String[] chin = lines.get(600).split(",", -1);
    assertThat(chin).startsWith("19", "chin");
    // The middle of the picture, and of the lower half of a face of 40 px with its eyes at 27.5.
    assertThat(Double.parseDouble(chin[2])).isBetween(31.0, 33.0);
    assertThat(Double.parseDouble(chin[3])).isBetween(44.0, 52.0);
  }

  private List<String> column(String file, int column) throws Exception {
    return Files.readAllLines(folder.resolve(file)).stream()
        .skip(1)
        .map(line -> line.split(",", -1)[column])
        .toList();
  }

  @Test
  void saysWhatUntrimmedVideosNeed() {
    CliRun layout = CliRun.of("synth", "--out", folder, "--movements", "2");
    assertThat(layout.code()).isEqualTo(ExitCode.USAGE);
    assertThat(layout.err()).contains("--movements needs --layout video");
    CliRun counts = CliRun.of("synth", "--out", folder, "--layout", "video", "--movements", "many");
    assertThat(counts.code()).isEqualTo(ExitCode.USAGE);
    assertThat(counts.err()).contains("4:1").contains("many");
    CliRun crowded =
        CliRun.of(
            "synth", "--out", folder, "--layout", "video", "--movements", "9", "--seconds", 5);
    assertThat(crowded.code()).isEqualTo(ExitCode.USAGE);
    assertThat(crowded.err()).contains("seconds").contains("13.5");
  }

  @Test
  void saysWhatAPhotographNeeds() {
    CliRun run = CliRun.of("synth", "--out", folder, "--face", folder.resolve("face.jpg"));
    assertThat(run.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(run.err()).contains("face.jpg").containsAnyOf("models install", "no such file");
  }
}
