package org.glimpse.evaluation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.junit.jupiter.api.Test;

class SpottingAuditTest {
  private static final ClipId V = ClipId.of("lab", "1", "v");
  private static final ClipId W = ClipId.of("lab", "1", "w");

  @Test
  void warnsWhereTheRuleDecidesTheResult() {
    // 0..19 overlaps both halves by exactly .5
    List<Finding> findings =
        SpottingAudit.of(
            List.of(V, W),
            List.of(VideoInterval.of(V, 0, 9), VideoInterval.of(V, 10, 19)),
            List.of(VideoInterval.of(V, 0, 19)),
            MatchRule.megc());
    assertThat(findings)
        .containsExactly(
            new Finding(
                Check.IOU_RULE,
                Severity.WARNING,
                "With IoU of at least 0.5: TP 1, FP 0, FN 1, F1 0.6667. With IoU above 0.5 it"
                    + " would be TP 0, FP 1, FN 2, F1 0.0000."),
            new Finding(
                Check.SHARED_PREDICTIONS,
                Severity.WARNING,
                "With each prediction used once: TP 1, FP 0, FN 1, F1 0.6667. With predictions that"
                    + " may find several true intervals it would be TP 2, FP 0, FN 0, F1 1.0000."),
            new Finding(
                Check.SILENT_VIDEOS,
                Severity.NOTE,
                "1 of 2 videos has no prediction; it adds missed intervals but no false"
                    + " alarms."));
  }

  @Test
  void passesWhereNoRuleMatters() {
    List<Finding> findings =
        SpottingAudit.of(
            List.of(),
            List.of(VideoInterval.of(V, 0, 9)),
            List.of(VideoInterval.of(V, 1, 9)),
            MatchRule.megc().withStrict(true));
    assertThat(findings).extracting(Finding::severity).containsOnly(Severity.PASSED);
    assertThat(findings.get(0).message())
        .isEqualTo(
            "With IoU above 0.5: TP 1, FP 0, FN 0, F1 1.0000. With IoU of at least 0.5 it is the"
                + " same.");
  }
}
