package org.glimpse.evaluation.spotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.evaluation.spotting.ApexErrors.ApexError;
import org.junit.jupiter.api.Test;

class ApexErrorsTest {
  private static ApexError error(int detected, ApexSource source, long rate) {
    return new ApexError(
        ClipId.of("lab", "1", "c" + detected),
        new KeyFrames(10, 20, 40, source),
        detected,
        FrameRate.of(rate));
  }

  private static ApexErrors errors() {
    return ApexErrors.of(
        List.of(
            error(22, ApexSource.ANNOTATED, 200),
            error(17, ApexSource.CORRECTED, 100),
            error(50, ApexSource.ANNOTATED, 500),
            error(21, ApexSource.ANNOTATED, 200),
            error(90, ApexSource.MIDPOINT, 200)));
  }

  @Test
  void measuresInFramesAndInMilliseconds() {
    // +2 frames = 10 ms, -3 = -30 ms, +30 = 60 ms, +1 = 5 ms
    assertThat(errors().count()).isEqualTo(4);
    assertThat(errors().meanAbsoluteFrames()).hasValue(9);
    assertThat(errors().meanFrames()).hasValue(7.5);
    assertThat(errors().meanAbsoluteMillis()).hasValue(105 / 4.0);
    assertThat(errors().absoluteFrames(.5)).hasValue(2.5);
    assertThat(errors().absoluteMillis(.5)).hasValue(20);
    assertThat(errors().absoluteMillis(1)).hasValue(60);
    // position .9 * 3 between 30 and 60
    assertThat(errors().absoluteMillis(.9).orElseThrow()).isCloseTo(51, within(1e-12));
  }

  @Test
  void countsApexesInsideTheExpressionEndsIncluded() {
    assertThat(errors().withinExpression()).hasValue(.75);
    assertThat(error(40, ApexSource.ANNOTATED, 200).withinExpression()).isTrue();
    assertThat(error(10, ApexSource.ANNOTATED, 200).withinExpression()).isTrue();
    assertThat(error(9, ApexSource.ANNOTATED, 200).withinExpression()).isFalse();
  }

  @Test
  void leavesOutMadeUpTruth() {
    assertThat(errors().leftOut()).isEqualTo(1);
  }

  @Test
  void isUndefinedWithoutClips() {
    ApexErrors none = ApexErrors.of(List.of());
    assertThat(none.meanAbsoluteFrames()).isEmpty();
    assertThat(none.absoluteMillis(.5)).isEmpty();
    assertThat(none.withinExpression()).isEmpty();
    assertThatThrownBy(() -> none.absoluteFrames(2))
        .hasMessage("share must be in [0.0, 1.0] but is 2.0");
  }
}
