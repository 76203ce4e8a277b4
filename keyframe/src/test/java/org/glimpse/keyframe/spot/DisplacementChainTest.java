package org.glimpse.keyframe.spot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.TestFaces;
import org.glimpse.keyframe.flow.OpticalFlows;
import org.junit.jupiter.api.Test;

class DisplacementChainTest {
  private static final FrameRate RATE = FrameRate.of(20);

  /** The mean length of the displacements of each frame. */
  private static double[] lengths(List<Frame> frames) {
    DisplacementChain chain = new DisplacementChain(OpticalFlows.dis(), RATE, frames.get(0));
    return frames.stream().mapToDouble(frame -> length(chain.add(frame))).toArray();
  }

  private static double length(float[] field) {
    int cells = field.length / 2;
    double sum = 0;
    for (int i = 0; i < cells; i++) {
      sum += Math.hypot(field[i], field[cells + i]);
    }
    return sum / cells;
  }

  @Test
  void isBackAtRestBehindAMovementInWhichAReferenceWouldHaveBeenTaken() {
    int[] aroundOneSecond = {10, 22, 34};
    double[] lengths =
        lengths(TestFaces.bump(96, 45, aroundOneSecond, Region.MOUTH, 6, 0).frames());
    double moved = lengths[22];
    double behind = Arrays.stream(lengths, 37, 45).average().orElseThrow();
    double before = Arrays.stream(lengths, 1, 9).average().orElseThrow();
    assertThat(moved).isGreaterThan(5 * before);
    assertThat(behind).isLessThan(1.5 * before + 0.02);
  }
}
