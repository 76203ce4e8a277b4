package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
  @ValueSource(strings = {"casme2", "smic", "casme3"})
  void whatSynthWritesIsFoundWhole(String layout) throws Exception {
    assertThat(synth(layout).code()).isEqualTo(ExitCode.DONE);
    CliRun check = CliRun.of("corpus", "check", root, "--corpus", layout);
    assertThat(check.out()).isEqualTo(layout + ": 1 clips can be used, 0 findings\n");
    assertThat(check.code()).isEqualTo(ExitCode.DONE);
    CliRun list = CliRun.of("corpus", "list", root);
    assertThat(list.code()).isEqualTo(ExitCode.DONE);
    assertThat(list.out().lines().reduce((a, b) -> b).orElseThrow())
        .startsWith("all")
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
  void cannotReadWhatIsNotThere() {
    CliRun check = CliRun.of("corpus", "check", root, "--corpus", "samm");
    assertThat(check.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(check.err()).contains("no sheet");
    CliRun labels = CliRun.of("corpus", "list", root, "--labels", root.resolve("none.csv"));
    assertThat(labels.code()).isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void refusesUnknownNamesAndErrataWithoutACorpus() {
    CliRun unknown = CliRun.of("corpus", "check", root, "--corpus", "casme9");
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("casme2").contains("'casme9'");
    CliRun errata = CliRun.of("corpus", "check", root, "--errata", "e.csv");
    assertThat(errata.code()).isEqualTo(ExitCode.USAGE);
    assertThat(errata.err()).contains("--errata needs --corpus");
    assertThat(CliRun.of("corpus").code()).isEqualTo(ExitCode.USAGE);
  }
}
