package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GlimpseTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo",
        "synth",
        "analyze",
        "spot",
        "evaluate",
        "report",
        "score recognition",
        "score spotting",
        "score strs"
      })
  void explainsEveryCommandWithAnExampleAndTheExitCodes(String command) {
    Object[] args = (command + " --help").split(" ", -1);
    CliRun run = CliRun.of(args);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("Example: glimpse " + command).contains("Exit codes: 0 done");
  }

  @Test
  void listsItsCommands() {
    CliRun run = CliRun.of("--help");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("demo", "synth", "analyze", "evaluate", "score", "report");
  }

  @Test
  void saysWhichVersionItIs() {
    CliRun run = CliRun.of("--version");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("glimpse ").contains("Java");
  }

  @Test
  void takesWrongUsageForWrongUsage() {
    assertThat(CliRun.of().code()).isEqualTo(ExitCode.USAGE);
    CliRun unknown = CliRun.of("analise");
    assertThat(unknown.code()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("analise").contains("analyze").contains("--help");
    CliRun missing = CliRun.of("analyze", "x.mp4");
    assertThat(missing.code()).isEqualTo(ExitCode.USAGE);
    assertThat(missing.err()).contains("--out");
    assertThat(CliRun.of("score").code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void namesTheOptionTheValueAndTheRange() {
    CliRun jobs = CliRun.of("analyze", "x.mp4", "--out", "o", "--jobs", "0");
    assertThat(jobs.code()).isEqualTo(ExitCode.USAGE);
    assertThat(jobs.err()).contains("--jobs must be at least 1 but is 0");
    CliRun corpus = CliRun.of("analyze", "x.mp4", "--out", "o", "--corpus", "dfmee");
    assertThat(corpus.code()).isEqualTo(ExitCode.USAGE);
    assertThat(corpus.err()).contains("'dfmee'").contains("dfme");
    for (String option :
        new String[] {"--model", "--sampler", "--imbalance", "--protocol", "--input", "--device"}) {
      CliRun run = CliRun.of("evaluate", "x", "--out", "o", option, "nonsense");
      assertThat(run.code()).as(option).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).as(option).contains("nonsense");
    }
  }

  @Test
  void explainsTheDetectors() {
    for (String name : new String[] {"help", "nonsense"}) {
      CliRun run = CliRun.of("analyze", "x.mp4", "--out", "o", "--detector", name);
      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("roi-consensus: regions vote").contains("frame-difference: ");
      CliRun spot = CliRun.of("spot", "x.mp4", "--out", "o", "--spotter", name);
      assertThat(spot.code()).isEqualTo(ExitCode.USAGE);
      assertThat(spot.err()).contains("strain-peaks: strain of").contains("mdmd-macro: ");
    }
  }

  @Test
  void refusesAComparisonWithoutAnotherSide() {
    for (String[] args :
        new String[][] {
          {"compare-sampling", "x", "--out", "o", "--samplers", "uniform:8"},
          {"compare-sampling", "x", "--out", "o", "--samplers", "uniform:8,uniform:8"},
          {"compare-sampling", "x", "--out", "o", "--samplers", "uniform:8,nonsense"},
          {
            "compare-sampling", "x", "--out", "o", "--samplers", "uniform:8,key-frames", "--seeds=0"
          },
          {
            "compare-sampling",
            "x",
            "--out=o",
            "--samplers=uniform:8,key-frames",
            "--sampler=uniform:4"
          },
          {"compare-imbalance", "x", "--out", "o", "--strategies", "none"},
          {"evaluate", "x", "--out", "o", "--protocol", "loco:2"},
          {"compare-models", "x", "--out", "o", "--models", "cnn3d-small"},
          {"compare-models", "x", "--out", "o", "--models", "cnn3d-small,nonsense"},
          {"compare-models", "x", "--out", "o", "--models", "cnn3d-small,cnn-lstm:nonsense"},
          {"compare-models", "x", "--out", "o", "--models", "cnn3d-small,cnn-lstm", "--model=c3d"},
          {"compare-imbalance", "x", "--out", "o", "--strategies", "none,nonsense"}
        }) {
      assertThat(CliRun.of((Object[]) args).code())
          .as(String.join(" ", args))
          .isEqualTo(ExitCode.USAGE);
    }
    CliRun missing =
        CliRun.of(
            "compare-sampling",
            "no-such-corpus",
            "--out",
            "o",
            "--samplers",
            "uniform:8,key-frames");
    assertThat(missing.code()).isEqualTo(ExitCode.UNREADABLE);
  }

  @Test
  void saysHowToGoOnSoThatAShellUnderstandsIt() {
    assertThat(
            Glimpse.resuming(List.of("train", "/data/my corpus", "--out", "it's", "--seed", "2")))
        .isEqualTo("glimpse train '/data/my corpus' --out 'it'\\''s' --seed 2 --resume");
    assertThat(Glimpse.resuming(List.of("evaluate", "c", "--resume")))
        .isEqualTo("glimpse evaluate c --resume");
  }
}
