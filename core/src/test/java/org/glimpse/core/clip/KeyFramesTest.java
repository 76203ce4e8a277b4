package org.glimpse.core.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class KeyFramesTest {
  @Test
  void countsBothEnds() {
    assertThat(new KeyFrames(10, 20, 30, ApexSource.ANNOTATED).length()).isEqualTo(21);
    assertThat(new KeyFrames(5, 5, 5, ApexSource.ANNOTATED).length()).isEqualTo(1);
  }

  @Test
  void marksAnInventedApex() {
    KeyFrames middle = KeyFrames.midpoint(10, 15);
    assertThat(middle.apex()).isEqualTo(12);
    assertThat(middle.source()).isEqualTo(ApexSource.MIDPOINT);
  }

  @Test
  void refusesAnApexOutsideOnsetAndOffset() {
    assertThatThrownBy(() -> new KeyFrames(10, 9, 30, ApexSource.ANNOTATED))
        .hasMessage("key frames must be in the order onset <= apex <= offset but are 10, 9, 30");
    assertThatThrownBy(() -> new KeyFrames(10, 31, 30, ApexSource.ANNOTATED))
        .hasMessageContaining("10, 31, 30");
    assertThatThrownBy(() -> new KeyFrames(-1, 3, 30, ApexSource.ANNOTATED))
        .hasMessage("onset must be at least 0 but is -1");
  }
}
