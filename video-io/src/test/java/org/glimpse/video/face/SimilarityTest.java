package org.glimpse.video.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FaceLayout;
import org.junit.jupiter.api.Test;

class SimilarityTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final Size SIZE = new Size(100, 120);

  @Test
  void bringsTheEyesToTheirPlaces() {
    Face.Eyes eyes = new Face.Eyes(new Point(210, 305), new Point(290, 325));
    Similarity similarity = Similarity.eyesTo(SIZE, eyes);
    Point right = similarity.apply(eyes.right());
    Point left = similarity.apply(eyes.left());
    assertThat(right.x()).isCloseTo(FaceLayout.rightEyeX(100), EXACT);
    assertThat(right.y()).isCloseTo(FaceLayout.eyeY(120), EXACT);
    assertThat(left.x()).isCloseTo(FaceLayout.leftEyeX(100), EXACT);
    assertThat(left.y()).isCloseTo(FaceLayout.eyeY(120), EXACT);
  }

  @Test
  void keepsShapes() {
    Similarity similarity =
        Similarity.eyesTo(SIZE, new Face.Eyes(new Point(10, 20), new Point(70, 10)));
    Point a = similarity.apply(new Point(0, 0));
    Point b = similarity.apply(new Point(3, 4));
    assertThat(a.distanceTo(b)).isCloseTo(5 * similarity.scale(), EXACT);
  }

  @Test
  void eyesInPlaceGiveTheIdentity() {
    Face.Eyes eyes =
        new Face.Eyes(
            new Point(FaceLayout.rightEyeX(100), FaceLayout.eyeY(120)),
            new Point(FaceLayout.leftEyeX(100), FaceLayout.eyeY(120)));
    Similarity similarity = Similarity.eyesTo(SIZE, eyes);
    assertThat(similarity.a()).isCloseTo(1, EXACT);
    assertThat(similarity.b()).isCloseTo(0, EXACT);
    assertThat(similarity.tx()).isCloseTo(0, EXACT);
    assertThat(similarity.ty()).isCloseTo(0, EXACT);
  }

  @Test
  void thereAndBackAgainIsNowhere() {
    Similarity there = new Similarity(1.2, -0.3, 5, -7);
    Point p = new Point(11, 13);
    Point back = there.then(there.inverse()).apply(p);
    assertThat(back.distanceTo(p)).isLessThan(1e-12);
    Similarity next = new Similarity(0.8, 0.1, -2, 3);
    assertThat(there.then(next).apply(p).distanceTo(next.apply(there.apply(p)))).isLessThan(1e-12);
  }

  @Test
  void aLargerPictureMovesBySoMuchMore() {
    Similarity motion = new Similarity(1.01, 0.02, 3, -1);
    Point p = new Point(10, 20);
    Point twice = motion.enlarged(2).apply(new Point(20, 40));
    assertThat(twice.distanceTo(new Point(2 * motion.apply(p).x(), 2 * motion.apply(p).y())))
        .isLessThan(1e-12);
    assertThat(new Similarity(0, 1, 0, 0).degrees()).isEqualTo(90);
  }
}
