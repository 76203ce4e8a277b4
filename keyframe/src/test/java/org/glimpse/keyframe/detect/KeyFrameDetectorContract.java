package org.glimpse.keyframe.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.MotionAnalyzer;
import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;

/** What every detector of key frames keeps, on a picture whose mouth moves at 200 frames/s. */
abstract class KeyFrameDetectorContract {
  private static final int SIDE = 112;
  private static final int LENGTH = 50;
  private static final int[] TRUTH = {10, 24, 40};
  private static final AlignedClip MOVES = TestFaces.bump(SIDE, LENGTH, TRUTH, Region.MOUTH, 2, 0);
  private static final AlignedClip RESTS = TestFaces.bump(SIDE, LENGTH, TRUTH, Region.MOUTH, 0, 0);

  /** The detector under test. */
  abstract KeyFrameDetector detector();

  /** By how many frames the apex may be wrong. */
  int tolerance() {
    return 2;
  }

  private Detection detect(AlignedClip clip) throws NoMovementException {
    return detector().detect(clip, MotionAnalyzer.withDefaults().measure(clip));
  }

  @Test
  void findsTheApexOfAMovement() throws NoMovementException {
    Detection found = detect(MOVES);
    assertThat(found.keyFrames().apex()).isCloseTo(TRUTH[1], within(tolerance()));
    assertThat(found.keyFrames().source()).isEqualTo(ApexSource.DETECTED);
    assertThat(found.keyFrames().onset()).isLessThan(found.keyFrames().apex());
    assertThat(found.keyFrames().offset()).isGreaterThan(found.keyFrames().apex());
  }

  @Test
  void isSaidToBeNeutralWhereNothingMoves() {
    assertThatThrownBy(() -> detect(RESTS))
        .isInstanceOf(NoMovementException.class)
        .hasMessageContaining("by " + detector().id())
        .hasMessageEndingWith("the clip seems to be neutral.");
  }

  @Test
  void looksAtNoFrameWithoutAFace() throws NoMovementException {
    List<Frame> frames = new ArrayList<>(MOVES.frames());
    List<Double> confidences = new ArrayList<>(MOVES.track().confidences());
    for (int t = LENGTH - 6; t < LENGTH; t++) {
      byte[] black = new byte[SIDE * SIDE];
      frames.set(t, Frame.wrap(t, frames.get(t).timestampMicros(), Size.square(SIDE), 1, black));
      confidences.set(t, 0.0);
    }
    AlignedClip cut =
        AlignedClip.of(MOVES.id(), MOVES.frameRate(), frames, new FaceTrack(confidences));
    assertThat(detect(cut).keyFrames().apex()).isCloseTo(TRUTH[1], within(tolerance()));
  }

  @Test
  void needsFiveFramesWithAFace() {
    MotionCurve curve = TestFaces.still(4);
    assertThatThrownBy(() -> detector().detect(TestFaces.blank(4), curve))
        .isInstanceOf(NoMovementException.class)
        .hasMessage("A face was found in 4 of 4 frames; key frames need at least 5.");
  }

  @Test
  void isKnownByItsName() {
    assertThat(KeyFrameDetectors.parse(detector().id())).hasSameClassAs(detector());
    assertThat(KeyFrameDetectors.ids()).contains(detector().id());
    assertThat(KeyFrameDetectors.summary(detector().id())).isNotBlank();
  }
}
