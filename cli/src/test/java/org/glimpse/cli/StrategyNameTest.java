package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.glimpse.imbalance.Imbalance;
import org.junit.jupiter.api.Test;

class StrategyNameTest {
  @Test
  void explainsEveryStrategyInTwoLinesWithoutACorpus() {
    CliRun run = CliRun.of("evaluate", "--imbalance", "help");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "ldam-drw\n"
                + "    ldam, weighted by the effective number in the last fifth of the epochs\n"
                + "    Cao et al., Label-Distribution-Aware Margin Loss, 2019.\n");
    assertThat(run.out().lines().filter(line -> !line.startsWith("    ")))
        .containsAll(Imbalance.names().keySet());
  }

  @Test
  void explainsThemForAListToo() {
    CliRun run = CliRun.of("compare-imbalance", "--strategies", "help");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).startsWith("none\n    plain cross entropy");
  }

  @Test
  void saysWhatIsCorrectedTwice() {
    StringWriter err = new StringWriter();
    StrategyName.warn(Imbalance.parse("weighted+balanced-sampling"), new PrintWriter(err));
    assertThat(err.toString())
        .startsWith(
            "glimpse: weighted corrects the class frequencies by class weights, and so does")
        .hasLineCount(1);
    StringWriter silent = new StringWriter();
    StrategyName.warn(Imbalance.parse("weighted+mixup"), new PrintWriter(silent));
    assertThat(silent.toString()).isEmpty();
  }

  @Test
  void refusesCombinationsThatCannotBe() {
    CliRun run = CliRun.of("evaluate", "nowhere", "--out", "x", "--imbalance", "ldam+focal");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("ldam and focal cannot be combined: both bring a loss.");
  }
}
