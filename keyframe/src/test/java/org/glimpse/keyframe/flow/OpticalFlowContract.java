package org.glimpse.keyframe.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;

/** What every flow method keeps. */
abstract class OpticalFlowContract {
  private static final Size SIZE = new Size(80, 64);

  /** On planar motion of a textured picture, away from its border: BoofCV's figure. */
  private static final double PLANAR_PIXELS = 0.2;

  private static final int BORDER = 12;

  /** The method under test. */
  abstract OpticalFlow method();

  private static double worst(FlowField flow, double u, double v) {
    double worst = 0;
    for (int y = BORDER; y < flow.size().height() - BORDER; y++) {
      for (int x = BORDER; x < flow.size().width() - BORDER; x++) {
        worst = Math.max(worst, Math.hypot(flow.u(x, y) - u, flow.v(x, y) - v));
      }
    }
    return worst;
  }

  @Test
  void seesNoMotionBetweenAPictureAndItself() {
    Frame still = TestFaces.shifted(SIZE, 0, 0);
    assertThat(worst(method().flow(still, still), 0, 0)).isCloseTo(0, within(1e-3));
  }

  @Test
  void measuresAShiftToTheRightAsPositiveU() {
    FlowField flow = method().flow(TestFaces.shifted(SIZE, 0, 0), TestFaces.shifted(SIZE, 1.5, 0));
    assertThat(worst(flow, 1.5, 0)).isLessThan(PLANAR_PIXELS);
  }

  @Test
  void measuresAShiftDownAsPositiveV() {
    FlowField flow = method().flow(TestFaces.shifted(SIZE, 0, 0), TestFaces.shifted(SIZE, 0, 0.5));
    assertThat(worst(flow, 0, 0.5)).isLessThan(PLANAR_PIXELS);
  }

  @Test
  void keepsTheSizeOfThePictures() {
    assertThat(method().flow(TestFaces.shifted(SIZE, 0, 0), TestFaces.shifted(SIZE, 0, 0)).size())
        .isEqualTo(SIZE);
  }

  @Test
  void remembersNothingOfOtherPictures() {
    OpticalFlow method = method();
    Frame from = TestFaces.shifted(SIZE, 0, 0);
    Frame to = TestFaces.shifted(SIZE, 0.7, -0.4);
    float[] before = method.flow(from, to).u();
    assertThat(method.flow(from, TestFaces.shifted(SIZE, -3, 2)).u()).isNotEqualTo(before);
    assertThat(method.flow(from, to).u()).isEqualTo(before);
  }

  @Test
  void givesTheSameInEveryThread() throws Exception {
    OpticalFlow method = method();
    Frame from = TestFaces.shifted(SIZE, 0, 0);
    Frame to = TestFaces.shifted(SIZE, 0.7, -0.4);
    Callable<float[]> work = () -> method.flow(from, to).v();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<float[]> one = threads.submit(work);
      Future<float[]> two = threads.submit(work);
      assertThat(one.get()).isEqualTo(two.get()).isEqualTo(work.call());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void refusesPicturesOfDifferentSizes() {
    Frame from = TestFaces.shifted(SIZE, 0, 0);
    Frame to = TestFaces.shifted(new Size(64, 64), 0, 0);
    assertThatThrownBy(() -> method().flow(from, to))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("both pictures must have one size but have 80x64 and 64x64");
  }

  @Test
  void worksOnItsSmallestPicture() {
    Frame small = TestFaces.shifted(Size.square(method().minimumSide()), 0, 0);
    assertThat(method().flow(small, small).u(0, 0)).isCloseTo(0, within(1e-3f));
  }

  @Test
  void isFoundByItsId() {
    assertThat(OpticalFlows.ids()).contains(method().id());
    assertThat(OpticalFlows.parse(method().id()).id()).isEqualTo(method().id());
  }
}
