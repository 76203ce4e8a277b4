package org.glimpse.keyframe.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameSamplersTest {
  @Test
  void readsAnyCase() {
    assertThat(FrameSamplers.parse(" Uniform:16 ").id()).isEqualTo("uniform:16");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "uniform",
        "uniform:0",
        "uniform:-3",
        "uniform:99999",
        "uniform:3:4",
        "key",
        "key-frames:3",
        "strided:3",
        "uniform:3:x",
        "walk:3"
      })
  void saysWhichPatternsItKnows(String text) {
    assertThatThrownBy(() -> FrameSamplers.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("uniform:K, uniform-rounded:K")
        .hasMessageEndingWith("but is '" + text + "'");
  }
}
