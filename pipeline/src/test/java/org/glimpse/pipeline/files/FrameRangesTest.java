package org.glimpse.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrameRangesTest {
  @Test
  void neighborsBecomeARange() {
    assertThat(FrameRanges.text(List.of(0, 1, 5, 7, 8, 9))).isEqualTo("0-1 5 7-9");
    assertThat(FrameRanges.text(List.of())).isEmpty();
  }

  @Test
  void readsWhatItWrites() {
    for (List<Integer> indices : List.of(List.<Integer>of(), List.of(3), List.of(0, 1, 5, 7, 8))) {
      assertThat(FrameRanges.parse(FrameRanges.text(indices))).isEqualTo(indices);
    }
    assertThatThrownBy(() -> FrameRanges.parse("a-b")).isInstanceOf(IllegalArgumentException.class);
  }
}
