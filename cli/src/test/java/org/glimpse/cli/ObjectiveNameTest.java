package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.glimpse.imbalance.objective.Objectives;
import org.junit.jupiter.api.Test;

class ObjectiveNameTest {
  @Test
  void explainsEveryObjectiveInTwoLinesWithoutACorpus() {
    CliRun run = CliRun.of("evaluate", "--objective", "help");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines().filter(line -> !line.startsWith("    ")))
        .containsAll(Objectives.descriptions().keySet());
    assertThat(run.out()).contains("rul\n    mixes features by learned uncertainty");
  }

  @Test
  void listsWhatThereIsWhereANameIsUnknown() {
    CliRun run = CliRun.of("evaluate", "nowhere", "--out", "x", "--objective", "magic");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("magic", "rul", "eac");
  }
}
