package org.glimpse.keyframe.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;

class ConsensusDetectorTest extends CurveDetectorContract {
  private static final int FRAMES = 80;

  @Override
  KeyFrameDetector detector() {
    return KeyFrameDetectors.roiConsensus();
  }

  private static double[] bump(double height, int apex) {
    double[] curve = new double[FRAMES];
    for (int t = 0; t < FRAMES; t++) {
      curve[t] = height * TestFaces.profile(t, apex - 15.0, apex, apex + 20.0);
    }
    return curve;
  }

  private Detection detect(Map<Region, double[]> curves) throws NoMovementException {
    return detector()
        .detect(
            TestFaces.blank(FRAMES), TestFaces.curve(TestFaces.everywhere(FRAMES), curves, FRAMES));
  }

  @Test
  void followsTheMajorityAndSaysHowLargeItIs() throws NoMovementException {
    Map<Region, double[]> together = new EnumMap<>(Region.class);
    together.put(Region.MOUTH, bump(0.02, 30));
    together.put(Region.RIGHT_CHEEK, bump(0.02, 31));
    together.put(Region.LEFT_CHEEK, bump(0.02, 29));
    Map<Region, double[]> split = new EnumMap<>(together);
    split.put(Region.CHIN, bump(0.02, 58));
    Detection all = detect(together);
    Detection most = detect(split);
    assertThat(all.keyFrames().apex()).isBetween(29, 31);
    assertThat(most.keyFrames().apex()).isBetween(29, 31);
    assertThat(all.confidence()).isBetween(0.7, 1.0);
    assertThat(most.confidence()).isLessThan(0.9 * all.confidence());
  }

  @Test
  void takesABlinkForNoExpression() {
    Map<Region, double[]> blink = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      boolean brow = region == Region.RIGHT_BROW || region == Region.LEFT_BROW;
      blink.put(region, bump(region.isEye() ? 0.08 : brow ? 0.006 : 0, 40));
    }
    assertThatThrownBy(() -> detect(blink))
        .isInstanceOf(NoMovementException.class)
        .hasMessageContaining("roi-consensus");
  }
}
