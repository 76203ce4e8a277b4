package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CorpusCommandTest {
  @TempDir Path root;

  private CliRun synth(String layout) {
    return CliRun.of(
        (Object[])
            ("synth --subjects 1 --clips-per-subject 1 --size 64x64 --frames 12:12 --nuisance none"
                    + " --gray --layout "
                    + layout
                    + " --out "
                    + root)
                .split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"casme2", "smic", "casme-sq"})
  void whatSynthWritesIsFoundWhole(String layout) throws Exception {
    assertThat(synth(layout).code()).isEqualTo(ExitCode.DONE);
    CliRun check = CliRun.of("corpus", "check", root, "--corpus", layout);
    assertThat(check.out()).isEqualTo(layout + ": 1 clips can be used, 0 findings\n");
    assertThat(check.code()).isEqualTo(ExitCode.DONE);
    CliRun list = CliRun.of("corpus", "list", root);
    assertThat(list.code()).isEqualTo(ExitCode.DONE);
    assertThat(list.out().lines().filter(line -> line.startsWith("all")))
        .singleElement()
        .asString()
        .endsWith("    1");
    assertThat(list.err()).contains(layout + ": 1 clips of 1 subjects");
    for (String line : Files.readAllLines(root.resolve("truth.csv")).subList(1, 2)) {
      assertThat(root.resolve("flow").resolve(line.split(",", -1)[1] + ".flo")).exists();
    }
  }

  @Test
  void namesWhatIsWrongAndExitsWithOne() throws Exception {
    synth("smic");
    Path gone;
    try (java.util.stream.Stream<Path> files = Files.walk(root)) {
      gone = files.filter(p -> p.endsWith("image17581041.jpg")).findFirst().orElseThrow();
    }
    Files.move(gone, root.resolve("moved.jpg"));
    CliRun check = CliRun.of("corpus", "check", root, "--corpus", "smic");
    assertThat(check.code()).isEqualTo(ExitCode.SOME_FAILED);
    assertThat(check.out()).contains("missing-frames").contains("are missing: 17581041.");
  }

  @Test
  void tellsWhatIsWrongAsJson() throws Exception {
    synth("casme2");
    CliRun clean = CliRun.of("corpus", "check", root, "--json");
    assertThat(clean.code()).isEqualTo(ExitCode.DONE);
    assertThat(new ObjectMapper().readTree(clean.out()).get("findings")).isEmpty();
    Path errata = Files.writeString(root.resolve("e.csv"), "clip,field,old,new,reason\nx,au,1,2,y");
    CliRun check = CliRun.of("corpus", "check", root, "--json", "--errata", errata);
    assertThat(check.code()).isEqualTo(ExitCode.SOME_FAILED);
    JsonNode finding = new ObjectMapper().readTree(check.out()).get("findings").get(0);
    assertThat(finding.get("kind").asText()).isEqualTo("odd");
    assertThat(finding.get("clip").asText()).isEqualTo("x");
    assertThat(finding.get("reason").asText()).contains("names this clip");
  }

  @Test
  void listsTheMovementsOfUntrimmedVideosAndWritesThemAsTheTruthOfSpotting() throws Exception {
    synth("casme-sq");
    Path out = root.resolve("out");
    CliRun list = CliRun.of("corpus", "list", root, "--out", out);
    assertThat(list.code()).isEqualTo(ExitCode.DONE);
    assertThat(list.out()).containsPattern("casme-sq/s15/0101  micro \\d+-\\d+\n");
    assertThat(list.err()).contains("1 movements in 1 videos");
    assertThat(Files.readAllLines(out.resolve("videos.csv")))
        .containsExactly("subject,video", "s15,0101");
    CliRun score =
        CliRun.of(
            "score",
            "spotting",
            "--truth",
            out.resolve("truth-micro.csv"),
            "--predictions",
            out.resolve("truth-micro.csv"),
            "--videos",
            out.resolve("videos.csv"),
            "--json");
    assertThat(new ObjectMapper().readTree(score.out()).get("tp").asInt()).isEqualTo(1);
    JsonNode json = new ObjectMapper().readTree(CliRun.of("corpus", "list", root, "--json").out());
    assertThat(json.get("videos").get(0).get("movements").get(0).get("type").asText())
        .isEqualTo("micro");
    assertThat(json.get("subjects").get(0).get("clips").asInt()).isEqualTo(1);
  }

  @Test
  void saysWhichFrameRateItAssumesUnlessOneIsGiven() {
    synth("mmew");
    assertThat(CliRun.of("corpus", "list", root).err()).contains("mmew is assumed to be 90");
    assertThat(CliRun.of("corpus", "list", root, "--fps", "90").err()).doesNotContain("assumed");
    CliRun wrong = CliRun.of("corpus", "list", root, "--fps", "fast");
    assertThat(wrong.code()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("--fps").contains("fast");
  }

  @Test
  void cannotReadWhatIsNotThere() {
    CliRun check = CliRun.of("corpus", "check", root, "--corpus", "samm");
    assertThat(check.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(check.err()).contains("no sheet");
    CliRun labels = CliRun.of("corpus", "list", root, "--label-set", root.resolve("none.csv"));
    assertThat(labels.code()).isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void refusesUnknownNamesAndErrataThatAreNotThere() {
    CliRun unknown = CliRun.of("corpus", "check", root, "--corpus", "casme9");
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("casme2").contains("'casme9'");
    CliRun errata = CliRun.of("corpus", "check", root, "--errata", "e.csv");
    assertThat(errata.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(errata.err()).contains("e.csv");
    assertThat(CliRun.of("corpus").code()).isEqualTo(ExitCode.USAGE);
  }
}
