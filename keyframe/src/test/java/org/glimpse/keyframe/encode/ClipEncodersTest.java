package org.glimpse.keyframe.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.glimpse.core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipEncodersTest {
  private static final Size SIDE = Size.square(28);

  @ParameterizedTest
  @CsvSource({
    "uvs, flow-strain:28x28:dis",
    "flow-strain, flow-strain:28x28:dis",
    "FLOW, flow:28x28:dis",
    "gray, gray:28x28",
    "uvs:tvl1, flow-strain:28x28:tvl1",
    "flow:6x4:farneback, flow:6x4:farneback",
    "gray:112x96, gray:112x96",
    "gray+dynamic, gray:28x28+dynamic",
    "uvs+dynamic-phases, flow-strain:28x28:dis+dynamic-phases",
    "gray+cubic, gray:28x28+cubic",
    "gray+eulerian:10+dynamic, gray:28x28+eulerian:10+dynamic",
    "uvs+lagrangian:4, flow-strain:28x28:dis+lagrangian:4"
  })
  void readWhatAPersonWrites(String text, String id) {
    assertThat(ClipEncoders.parse(text, SIDE).id()).isEqualTo(id);
  }

  @Test
  void readTheIdOfEveryPattern() {
    for (String pattern : ClipEncoders.patterns()) {
      ClipEncoder encoder = ClipEncoders.parse(pattern, SIDE);
      assertThat(ClipEncoders.parse(encoder.id(), Size.square(9)).id()).isEqualTo(encoder.id());
      assertThat(encoder.size()).isEqualTo(SIDE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "grey", "gray:dis", "uvs:0x4", "gray+", "gray+tims", "gray:4x4:4x4"})
  void refuseWhatIsNoEncoder(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClipEncoders.parse(text, SIDE))
        .withMessageContaining("input must be")
        .withMessageContaining("'" + text + "'");
  }

  @Test
  void refuseAFlowThatDoesNotExist() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClipEncoders.parse("uvs:lk", SIDE))
        .withMessageContaining("dis, tvl1, farneback");
  }
}
