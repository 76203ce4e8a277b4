package org.glimpse.keyframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.detect.KeyFrameDetectors;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.junit.jupiter.api.Test;

class MotionAnalyzerTest {
  private static final int FRAMES = 44;
  private static final int[] TRUTH = {8, 20, 36};

  private static final AlignedClip STEADY = bump(1, 0);

  private static AlignedClip bump(double pixels, double drift) {
    return TestFaces.bump(128, FRAMES, TRUTH, Region.MOUTH, pixels, drift);
  }

  @Test
  void findsTheBumpAboveDriftAndNoise() throws NoMovementException {
    AlignedClip clip = bump(1, 0.3);
    MotionCurve curve = MotionAnalyzer.withDefaults().measure(clip);
    KeyFrames found = KeyFrameDetectors.opticalStrain().detect(clip, curve).keyFrames();
    assertThat(found.apex()).isCloseTo(TRUTH[1], within(2));
    assertThat(found.onset()).isCloseTo(TRUTH[0], within(5));
    assertThat(found.offset()).isCloseTo(TRUTH[2], within(5));
  }

  @Test
  void seesTheMotionWhereItIs() {
    MotionCurve curve = MotionAnalyzer.withDefaults().measure(STEADY);
    double mouth = curve.magnitude(Region.MOUTH)[TRUTH[1]];
    assertThat(mouth).isBetween(0.2, 0.6);
    assertThat(curve.magnitude(Region.LEFT_BROW)[TRUTH[1]]).isLessThan(mouth / 3);
    assertThat(curve.strain(Region.MOUTH)[TRUTH[1]])
        .isGreaterThan(3 * curve.strain(Region.LEFT_BROW)[TRUTH[1]]);
  }

  @Test
  void takesTheHeadsOwnMotionOut() {
    MotionCurve curve = MotionAnalyzer.withDefaults().measure(bump(0, 2));
    assertThat(curve.peak()).isLessThan(0.3);
  }

  @Test
  void measuresInPixelsOfTheClipAtEverySize() {
    double full = MotionAnalyzer.withDefaults().measure(STEADY).peak();
    double half = MotionAnalyzer.withDefaults().withWorkingSide(96).measure(STEADY).peak();
    assertThat(half).isCloseTo(full, within(0.4 * full));
  }

  @Test
  void doesNotUseFramesWithoutAFace() {
    List<Double> confidences = new ArrayList<>(Collections.nCopies(FRAMES, 1.0));
    confidences.set(0, 0.0);
    confidences.set(20, 0.0);
    AlignedClip all = STEADY;
    MotionCurve curve =
        MotionAnalyzer.withDefaults()
            .measure(
                AlignedClip.of(
                    all.id(), all.frameRate(), all.frames(), new FaceTrack(confidences)));
    assertThat(curve.magnitude(Region.MOUTH)[20]).isZero();
    assertThat(curve.magnitude(Region.MOUTH)[21]).isGreaterThan(0.2);
  }

  @Test
  void isAllZeroWithoutAnyFace() {
    AlignedClip all = STEADY;
    MotionCurve curve =
        MotionAnalyzer.withDefaults()
            .measure(
                AlignedClip.of(
                    all.id(),
                    all.frameRate(),
                    all.frames(),
                    new FaceTrack(Collections.nCopies(FRAMES, 0.0))));
    assertThat(curve.peak()).isZero();
  }

  @Test
  void takesEveryFlowMethod() {
    AlignedClip clip = TestFaces.bump(96, 7, new int[] {0, 3, 6}, Region.MOUTH, 1, 0);
    for (String method : OpticalFlows.ids()) {
      MotionCurve curve =
          MotionAnalyzer.withDefaults().withFlow(OpticalFlows.parse(method)).measure(clip);
      assertThat(curve.magnitude(Region.MOUTH)[3]).as(method).isGreaterThan(0.1);
    }
  }

  @Test
  void refusesAWorkingSideBelow32() {
    assertThatThrownBy(() -> MotionAnalyzer.withDefaults().withWorkingSide(31))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("working side must be at least 32 but is 31");
  }
}
