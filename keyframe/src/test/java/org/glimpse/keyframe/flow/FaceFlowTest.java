package org.glimpse.keyframe.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;

class FaceFlowTest {
  private static final Size SIZE = Size.square(96);
  private static final Frame STILL = TestFaces.shifted(SIZE, 0, 0);
  private static final Frame MOVED = TestFaces.shifted(SIZE, 1.5, -0.5);

  private final AtomicInteger computed = new AtomicInteger();

  /** DIS, counted. */
  private final class Counted implements OpticalFlow {
    private final OpticalFlow dis = OpticalFlows.dis();

    @Override
    public FlowField flow(Frame from, Frame to) {
      computed.incrementAndGet();
      return dis.flow(from, to);
    }

    @Override
    public int minimumSide() {
      return dis.minimumSide();
    }

    @Override
    public String id() {
      return dis.id();
    }
  }

  private FaceFlow flows() {
    AlignedClip clip =
        AlignedClip.of(
            TestFaces.ID,
            FrameRate.of(100),
            List.of(STILL, MOVED.at(1, 10_000)),
            TestFaces.everywhere(2));
    return new FaceFlow(new Counted(), clip, 0, SIZE);
  }

  private static double mean(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += Math.abs(value);
    }
    return sum / values.length;
  }

  @Test
  void leavesNothingOfAHeadThatMovesAsAWhole() {
    FlowField field = flows().of(MOVED);
    assertThat(mean(field.u())).isLessThan(0.05);
    assertThat(mean(field.v())).isLessThan(0.05);
    assertThat(computed).hasValue(2);
  }

  @Test
  void needsOneFlowWhereTheHeadIsAsBefore() {
    FaceFlow flows = flows();
    RigidMotion head = flows.of(MOVED, RigidMotion.NONE).head();
    assertThat(head.tx()).isCloseTo(1.5, within(0.05));
    assertThat(head.ty()).isCloseTo(-0.5, within(0.05));
    computed.set(0);
    FaceFlow.Motion again = flows.of(MOVED, head);
    assertThat(computed).hasValue(1);
    assertThat(again.head().tx()).isCloseTo(head.tx(), within(0.02));
    assertThat(mean(again.field().u())).isLessThan(0.05);
  }

  @Test
  void isNotMisledByAGuessThatIsWrong() {
    FaceFlow.Motion motion = flows().of(STILL, new RigidMotion(2, 1, 0, 0));
    assertThat(motion.head().tx()).isCloseTo(0, within(0.05));
    assertThat(motion.head().ty()).isCloseTo(0, within(0.05));
    assertThat(mean(motion.field().u())).isLessThan(0.05);
  }
}
