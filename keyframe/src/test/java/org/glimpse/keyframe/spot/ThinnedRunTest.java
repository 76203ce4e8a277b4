package org.glimpse.keyframe.spot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.frame.Frame;
import org.junit.jupiter.api.Test;

class ThinnedRunTest {
  private static final Size SIZE = new Size(2, 1);
  private final List<Frame> shown = new ArrayList<>();
  private final List<Boolean> faces = new ArrayList<>();
  private final Collected told = new Collected();

  /** Notes what it is shown; scores each frame by its index at the end. */
  private final class Noting implements SpottingRun {
    private final SpottingSink sink;

    Noting(SpottingSink sink) {
      this.sink = sink;
    }

    @Override
    public void add(Frame frame, boolean face) {
      shown.add(frame);
      faces.add(face);
    }

    @Override
    public void finish() {
      for (int i = 0; i < shown.size(); i++) {
        sink.score(i, i);
      }
      int last = shown.size() - 1;
      sink.interval(new SpottedInterval(1, 1, last, Movement.Kind.MICRO, 1));
    }
  }

  private static Frame frame(int index, int left, int right) {
    return Frame.wrap(index, index * 1000L, SIZE, 1, new byte[] {(byte) left, (byte) right});
  }

  private void run(int step, Frame... frames) {
    SpottingRun run = ThinnedRun.of(step, Noting::new, told);
    for (Frame frame : frames) {
      run.add(frame, frame.index() != 2);
    }
    run.finish();
  }

  private List<Integer> left() {
    return shown.stream().map(frame -> frame.pixels()[0] & 0xff).toList();
  }

  @Test
  void showsTheMeanOfEveryFewFramesAndOfTheLastOnes() {
    run(2, frame(0, 10, 0), frame(1, 13, 0), frame(2, 250, 0), frame(3, 252, 0), frame(4, 7, 0));
    assertThat(left()).containsExactly(12, 251, 7);
    assertThat(shown.stream().map(Frame::index)).containsExactly(0, 1, 2);
  }

  @Test
  void takesNoFaceForGrantedThatOneOfThemLacks() {
    run(2, frame(0, 0, 0), frame(1, 0, 0), frame(2, 0, 0), frame(3, 0, 0));
    assertThat(faces).containsExactly(true, false);
  }

  @Test
  void answersForEachFrameThatWasGivenAndNoOther() {
    run(3, frame(0, 0, 0), frame(1, 0, 0), frame(2, 0, 0), frame(3, 0, 0), frame(4, 0, 0));
    assertThat(told.scores).containsExactly(0.0, 0.0, 0.0, 1.0, 1.0);
    SpottedInterval interval = told.intervals.get(0);
    assertThat(interval.onset()).isEqualTo(3);
    assertThat(interval.apex()).isEqualTo(4);
    assertThat(interval.offset()).isEqualTo(4);
  }

  @Test
  void leavesASlowCameraAlone() {
    run(1, frame(0, 1, 0), frame(1, 2, 0), frame(2, 3, 0));
    assertThat(left()).containsExactly(1, 2, 3);
    assertThat(told.scores).containsExactly(0.0, 1.0, 2.0);
  }
}
