package org.glimpse.keyframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.junit.jupiter.api.Test;

class NoiseFloorTest {
  private static KeyFrames keys(int onset, int apex, int offset) {
    return new KeyFrames(onset, apex, offset, ApexSource.ANNOTATED);
  }

  /** The mouth's values are 1, 2, … frames, in a scattered order. */
  private static MotionCurve counting(FaceTrack track, int frames) {
    double[] values = IntStream.range(0, frames).mapToDouble(t -> 1 + t * 7 % frames).toArray();
    return TestFaces.curve(track, Map.of(Region.MOUTH, values), frames);
  }

  @Test
  void isWhatOneInTwentyNeutralFramesExceeds() {
    // 20 neutral frames hold 1 … 20 (the movement is behind them): 19 are at most 19
    EnumMap<Region, double[]> all = new EnumMap<>(Region.class);
    double[] mouth =
        IntStream.range(0, 23).mapToDouble(t -> t < 20 ? 1 + t * 7 % 20 : 99).toArray();
    all.put(Region.MOUTH, mouth);
    NoiseFloor floor =
        NoiseFloor.of(TestFaces.curve(TestFaces.everywhere(23), all, 23), keys(20, 21, 22))
            .orElseThrow();
    assertThat(floor.magnitude(Region.MOUTH)).isEqualTo(19);
    assertThat(floor.strain(Region.MOUTH)).isEqualTo(19);
    assertThat(floor.magnitude(Region.CHIN)).isZero();
    assertThat(floor.magnitude()).isCloseTo(19.0 / Region.values().length, within(1e-12));
    assertThat(floor.strain()).isCloseTo(19.0 / Region.values().length, within(1e-12));
  }

  @Test
  void takesFramesBeforeAndBehindTheMovementButNoneWithoutAFace() {
    List<Double> confidences = new ArrayList<>(TestFaces.everywhere(11).confidences());
    MotionCurve seen = counting(new FaceTrack(confidences), 11);
    // values 1 8 4 11 7 3 10 6 2 9 5; without frames 4 to 6: the largest is 11 at frame 3
    assertThat(NoiseFloor.of(seen, keys(4, 5, 6)).orElseThrow().magnitude(Region.MOUTH))
        .isEqualTo(11);
    confidences.set(3, 0.0);
    MotionCurve hidden = counting(new FaceTrack(confidences), 11);
    assertThat(NoiseFloor.of(hidden, keys(4, 5, 6)).orElseThrow().magnitude(Region.MOUTH))
        .isEqualTo(9);
  }

  @Test
  void isUnknownWhereTooLittleIsNeutral() {
    assertThat(NoiseFloor.of(counting(TestFaces.everywhere(11), 11), keys(2, 5, 8))).isEmpty();
    assertThat(NoiseFloor.of(counting(TestFaces.everywhere(11), 11), keys(3, 5, 8))).isPresent();
  }

  @Test
  void liesBelowAMovementAndAboveAStillFace() {
    AlignedClip clip = TestFaces.bump(96, 60, new int[] {20, 30, 40}, Region.MOUTH, 1, 0.5);
    MotionCurve motion = MotionAnalyzer.withDefaults().measure(clip);
    NoiseFloor floor = NoiseFloor.of(motion, keys(20, 30, 40)).orElseThrow();
    assertThat(motion.magnitude(Region.MOUTH)[30]).isGreaterThan(3 * floor.magnitude(Region.MOUTH));
    assertThat(motion.magnitude(Region.CHIN)[5]).isLessThan(1.5 * floor.magnitude(Region.CHIN));
  }

  @Test
  void refusesAMovementBehindTheEnd() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NoiseFloor.of(TestFaces.still(10), keys(2, 5, 10)))
        .withMessageContaining("before frame 10");
  }
}
