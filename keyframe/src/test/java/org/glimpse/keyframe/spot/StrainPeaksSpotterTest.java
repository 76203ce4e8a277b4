package org.glimpse.keyframe.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.frame.Frame;
import org.glimpse.synthetic.FaceView;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.SyntheticFace;
import org.glimpse.synthetic.SyntheticVideo;
import org.glimpse.synthetic.VideoPlan;
import org.junit.jupiter.api.Test;

class StrainPeaksSpotterTest extends IntervalSpotterContract {
  @Override
  IntervalSpotter spotter() {
    return IntervalSpotters.strainPeaks();
  }

  private static Collected spot(SyntheticVideo video) {
    Collected found = new Collected();
    SpottingRun run = IntervalSpotters.strainPeaks().start(video.frameRate(), found);
    for (int i = 0; i < video.length(); i++) {
      Frame frame = video.frame(i);
      run.add(frame, true);
    }
    run.finish();
    return found;
  }

  private static SyntheticVideo video(VideoPlan plan, int face) {
    return SyntheticVideo.of(
            ClipId.of("made", "s1", "v1"),
            SyntheticFace.of(face),
            plan.withFrameRate(FrameRate.of(40)),
            FaceView.aligned(160),
            Nuisance.realistic())
        .withChannels(1);
  }

  @Test
  void findsTheExpressionsOfAFaceThatBlinksAndNods() {
    SyntheticVideo video =
        video(VideoPlan.withDefaults().withMovements(2, 1).withSeconds(9).withAmplitude(2), 5);
    List<SpottedInterval> found = spot(video).intervals;
    assertThat(found).hasSizeBetween(3, 4);
    for (Movement movement : video.movements()) {
      KeyFrames truth = movement.keyFrames();
      assertThat(found).anyMatch(interval -> iou(interval, truth) >= 0.5);
    }
  }

  private static double iou(SpottedInterval found, KeyFrames truth) {
    int common =
        Math.min(found.offset(), truth.offset()) - Math.max(found.onset(), truth.onset()) + 1;
    int lengths = found.offset() - found.onset() + 1 + truth.length();
    return Math.max(0, common) / (double) (lengths - common);
  }

  @Test
  void takesBlinksAndNodsForNoExpressions() {
    SyntheticVideo video = video(VideoPlan.withDefaults().withMovements(0, 0).withSeconds(8), 17);
    assertThat(video.blinks()).isNotEmpty();
    assertThat(video.nods()).isNotEmpty();
    assertThat(spot(video).intervals).isEmpty();
  }

  @Test
  void holdsNoMoreOfALongVideoThanOfAShortOne() {
    FrameRate rate = FrameRate.of(200);
    Collected found = new Collected();
    EpisodeFinder finder = new EpisodeFinder(rate, 1.3, 0, found);
    List<Integer> held = new ArrayList<>();
    SkinWindow window = new SkinWindow(new org.glimpse.core.Size(10, 10), 22.4, rate, finder::add);
    int every = 800;
    for (int i = 0; i < 40_000; i++) {
      double bump = Math.max(0, 1 - Math.abs(i % every - 300) / 25.0);
      float[] field = new float[200];
      for (int cell = 0; cell < 100; cell++) {
        double noise = 0.01 * Math.sin(i * 0.7 + cell * 3.1);
        boolean mouth = cell > 60 && cell < 85;
        field[cell] = (float) (noise + (mouth ? 2 * bump * Math.sin(cell) : 0));
      }
      window.add(field);
      held.add(window.held() + finder.held());
    }
    window.finish();
    finder.finish();
    assertThat(found.scores).hasSize(40_000);
    assertThat(found.intervals).hasSize(50);
    assertThat(found.intervals)
        .allSatisfy(
            interval -> {
              assertThat(interval.apex() % every).isCloseTo(300, within(3));
              assertThat(interval.kind()).isEqualTo(Movement.Kind.MICRO);
            });
    int early = held.subList(0, 10_000).stream().max(Integer::compare).orElseThrow();
    int late = held.subList(10_000, 40_000).stream().max(Integer::compare).orElseThrow();
    assertThat(late).isLessThanOrEqualTo(early);
  }
}
