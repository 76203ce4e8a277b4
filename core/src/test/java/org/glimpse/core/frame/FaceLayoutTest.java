package org.glimpse.core.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.glimpse.core.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FaceLayoutTest {
  @Test
  void putsTheEyesAtTheDocumentedPlaces() {
    assertThat(FaceLayout.rightEyeX(100)).isEqualTo(34, within(1e-9));
    assertThat(FaceLayout.leftEyeX(100)).isEqualTo(66, within(1e-9));
    assertThat(FaceLayout.eyeY(100)).isEqualTo(38, within(1e-9));
    assertThat(FaceLayout.interOcular(100)).isEqualTo(32, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 28, 112, 224, 301})
  void keepsEveryRegionInsideThePicture(int side) {
    for (Region region : Region.values()) {
      assertThat(FaceLayout.box(region, Size.square(side)).isInside(Size.square(side))).isTrue();
    }
  }

  @Test
  void putsThePersonsRightAtTheLeftOfThePicture() {
    Box right = FaceLayout.box(Region.RIGHT_EYE, Size.square(200));
    Box left = FaceLayout.box(Region.LEFT_EYE, Size.square(200));
    assertThat(right).isEqualTo(new Box(44, 64, 48, 26));
    assertThat(left).isEqualTo(new Box(108, 64, 48, 26));
  }

  @Test
  void refusesPicturesTooSmallForRegions() {
    assertThatThrownBy(() -> FaceLayout.box(Region.NOSE, Size.square(7)))
        .hasMessage("aligned width must be at least 8 but is 7");
  }
}
