package org.glimpse.keyframe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.NoMovementException;
import org.glimpse.core.frame.MotionCurve;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.detect.KeyFrameDetector;
import org.junit.jupiter.api.Test;

class MotionAnalyzerTest {
  private static final int[] TRUTH = {8, 20, 36};

  @Test
  void findsTheBumpAboveDriftAndNoise() throws NoMovementException {
    MotionCurve curve =
        MotionAnalyzer.withDefaults().measure(TestFaces.bump(112, 44, TRUTH, Region.MOUTH, 1, 0.3));
    KeyFrames found = KeyFrameDetector.opticalStrain().detect(curve);
    assertThat(found.apex()).isCloseTo(TRUTH[1], within(3));
    assertThat(found.onset()).isCloseTo(TRUTH[0], within(5));
    assertThat(found.offset()).isCloseTo(TRUTH[2], within(5));
  }
}
