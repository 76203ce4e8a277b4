package org.glimpse.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glimpse.core.frame.FacePoint;
import org.junit.jupiter.api.Test;

class EnumTextTest {
  @Test
  void everyConstantIsReadBack() {
    assertThat(EnumText.of(FacePoint.RIGHT_BROW_OUTER)).isEqualTo("right-brow-outer");
    for (FacePoint point : FacePoint.values()) {
      assertThat(EnumText.parse(FacePoint.class, EnumText.of(point))).isEqualTo(point);
    }
  }

  @Test
  void refusesWhatIsNoConstant() {
    assertThatThrownBy(() -> EnumText.parse(FacePoint.class, "elbow"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
