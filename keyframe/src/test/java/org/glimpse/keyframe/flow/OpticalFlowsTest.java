package org.glimpse.keyframe.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;

class OpticalFlowsTest {
  @Test
  void saysWhichMethodsItKnows() {
    assertThatThrownBy(() -> OpticalFlows.parse("lk"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageEndingWith("but is 'lk'")
        .hasMessageContaining("dis, tvl1, farneback");
  }

  @Test
  void refusesAPictureTooSmallForDis() {
    Frame small = TestFaces.shifted(new Size(40, 15), 0, 0);
    assertThatThrownBy(() -> OpticalFlows.dis().flow(small, small))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "shorter side of a picture for the flow method dis must be at least 16 but is 15");
  }
}
