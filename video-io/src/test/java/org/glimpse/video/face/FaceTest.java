package org.glimpse.video.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FaceTest {
  private static Face face(double x, double y, double side) {
    return Face.at(new Point(x, y), side, 0.9);
  }

  @Test
  void overlapIsIntersectionOverUnion() {
    assertThat(face(50, 50, 20).overlap(face(50, 50, 20))).isEqualTo(1);
    assertThat(face(50, 50, 20).overlap(face(60, 50, 20))).isCloseTo(1.0 / 3, within(1e-12));
    assertThat(face(50, 50, 20).overlap(face(50, 50, 10))).isEqualTo(0.25);
    assertThat(face(50, 50, 20).overlap(face(80, 50, 20))).isZero();
  }

  @Test
  void theStandardEyesArePlausibleAndOthersAreNot() {
    Face face = face(100, 100, 100);
    Face.Eyes standard = Plausible.standardEyes(face.center(), face.side());
    assertThat(Plausible.eyes(face, standard)).isTrue();
    Point right = standard.right();
    Point left = standard.left();
    assertThat(Plausible.eyes(face, new Face.Eyes(left, right))).isFalse();
    Point onTheCheek = new Point(left.x(), left.y() + 16);
    assertThat(Plausible.eyes(face, new Face.Eyes(right, onTheCheek))).isFalse();
    Point onTheNose = new Point(left.x() - 15, left.y());
    assertThat(Plausible.eyes(face, new Face.Eyes(right, onTheNose))).isFalse();
  }

  @Test
  void theMedianOfAnEvenNumberIsTheMeanOfTheMiddle() {
    assertThat(FaceSurvey.median(List.of(4.0, 1.0, 100.0), v -> v)).isEqualTo(4);
    assertThat(FaceSurvey.median(List.of(4.0, 1.0, 100.0, 2.0), v -> v)).isEqualTo(3);
  }
}
