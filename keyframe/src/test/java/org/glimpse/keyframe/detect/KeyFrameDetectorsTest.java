package org.glimpse.keyframe.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeyFrameDetectorsTest {
  @Test
  void readsItsOwnIdsWhateverTheirCase() {
    assertThat(KeyFrameDetectors.ids())
        .allSatisfy(
            id ->
                assertThat(KeyFrameDetectors.parse(id.toUpperCase(java.util.Locale.ROOT)).id())
                    .isEqualTo(id));
  }

  @Test
  void refusesANameThatItDoesNotKnow() {
    assertThatThrownBy(() -> KeyFrameDetectors.parse("guess"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "detector must be one of roi-consensus, optical-strain, flow-magnitude,"
                + " lbp-divide-conquer, frequency, frame-difference but is 'guess'");
  }
}
