package org.glimpse.keyframe.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Region;
import org.glimpse.keyframe.TestFaces;
import org.junit.jupiter.api.Test;

/** What every spotter keeps, on pictures at 50 frames/s. */
abstract class IntervalSpotterContract {
  private static final FrameRate RATE = FrameRate.of(50);
  private static final int LENGTH = 150;
  private static final int[] TRUTH = {70, 77, 86};
  private static final AlignedClip MOVES = TestFaces.bump(96, LENGTH, TRUTH, Region.MOUTH, 3, 0);

  /** The spotter under test. */
  abstract IntervalSpotter spotter();

  Collected run(List<Frame> frames, int from, int to, int gap) {
    Collected found = new Collected();
    SpottingRun run = spotter().start(RATE, found);
    for (int i = from; i < to; i++) {
      run.add(frames.get(i).at(i - from, RATE.microsAt(i - from)), i != gap);
    }
    run.finish();
    return found;
  }

  @Test
  void scoresEveryFrameOnceAndHighestWhereTheFaceMoves() {
    List<Double> scores = run(MOVES.frames(), 0, LENGTH, -1).scores;
    assertThat(scores).hasSize(LENGTH);
    int best = scores.indexOf(scores.stream().max(Double::compare).orElseThrow());
    assertThat(best).isBetween(TRUTH[0], TRUTH[2]);
  }

  @Test
  void scoresZeroWithoutAFaceAndGoesOnBehindIt() {
    List<Double> scores = run(MOVES.frames(), 0, LENGTH, 40).scores;
    assertThat(scores).hasSize(LENGTH);
    assertThat(scores.get(40)).isZero();
  }

  @Test
  void takesVideosOfAFewFrames() {
    for (int length : new int[] {0, 1, 2, 5}) {
      assertThat(run(MOVES.frames(), 0, length, -1).scores).hasSize(length);
    }
  }

  @Test
  void refusesFramesOutOfOrderOrOfAnotherSize() {
    SpottingRun run = spotter().start(RATE, new Collected());
    run.add(MOVES.frame(0), true);
    assertThatThrownBy(() -> run.add(MOVES.frame(2), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frame 1 must come next but it is 2");
    Frame other = Frame.wrap(1, 0, Size.square(8), 1, new byte[64]);
    assertThatThrownBy(() -> run.add(other, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("frame 1 must be of size 96x96 but is 8x8");
  }

  @Test
  void answersForEveryFrameOfAFastCamera() {
    Collected found = new Collected();
    SpottingRun run = spotter().start(FrameRate.of(1000), found);
    for (int i = 0; i < 30; i++) {
      run.add(MOVES.frame(i), true);
    }
    run.finish();
    assertThat(found.scores).hasSizeBetween(30, 32);
  }

  @Test
  void isKnownByItsName() {
    assertThat(IntervalSpotters.parse(spotter().id()).id()).isEqualTo(spotter().id());
    assertThat(IntervalSpotters.ids()).contains(spotter().id());
    assertThat(IntervalSpotters.summary(spotter().id())).isNotBlank();
  }
}
