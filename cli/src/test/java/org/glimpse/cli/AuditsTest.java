package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.glimpse.evaluation.audit.Check;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.evaluation.audit.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class AuditsTest {
  private static String printed(Finding finding) {
    StringWriter err = new StringWriter();
    Audits.print(new PrintWriter(err), List.of(finding));
    return err.toString();
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void warnsOfWhatMayMislead(Check check) {
    assertThat(printed(new Finding(check, Severity.WARNING, "Careful.")))
        .isEqualTo("glimpse: warning: " + check.title() + ": Careful." + System.lineSeparator());
    assertThat(printed(new Finding(check, Severity.INVALID, "No.")))
        .contains("glimpse: not valid: " + check.title() + ": No.");
  }

  @ParameterizedTest
  @EnumSource(Check.class)
  void isSilentAboutWhatPassed(Check check) {
    assertThat(printed(new Finding(check, Severity.PASSED, "Fine."))).isEmpty();
  }

  @Test
  void saysHowCountsWerePutTogetherWhereFoldsWouldGiveAnotherNumber() {
    assertThat(printed(new Finding(Check.AGGREGATION, Severity.NOTE, "Pooled.")))
        .startsWith("glimpse: note: Counts pooled over folds: Pooled.");
    assertThat(printed(new Finding(Check.SUBJECT_LEAK, Severity.NOTE, "Unknown."))).isEmpty();
  }
}
