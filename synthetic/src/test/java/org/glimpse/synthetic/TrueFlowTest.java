package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.FlowField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrueFlowTest {
  private static final FrameRate RATE = FrameRate.of(200);
  private static final KeyFrames KEYS = new KeyFrames(5, 20, 44, ApexSource.ANNOTATED);
  private static final SyntheticFace FACE = SyntheticFace.of(11);

  private static SyntheticClip clip(String units, double amplitude, Nuisance nuisance) {
    List<ActivatedUnit> active =
        ActionUnit.parseList(units).stream().map(u -> ActivatedUnit.of(u, amplitude)).toList();
    Performance performance =
        new Performance("test", active, MovementProfile.of(KEYS, RATE), 50, RATE);
    return SyntheticClip.of(
            ClipId.of("test", "s", "c"), FACE, performance, FaceView.aligned(224), nuisance)
        .withChannels(1);
  }

  private static double peak(FlowField flow) {
    double peak = 0;
    for (int y = 0; y < flow.size().height(); y++) {
      for (int x = 0; x < flow.size().width(); x++) {
        peak = Math.max(peak, flow.magnitude(x, y));
      }
    }
    return peak;
  }

  @ParameterizedTest
  @EnumSource(FacialAction.class)
  void amplitudeIsTheLongestDisplacementInPixels(FacialAction action) {
    for (String side : List.of("", "L", "R")) {
      FlowField flow = clip(side + action.number(), 1.5, Nuisance.none()).trueFlow(0, 20);
      assertThat(peak(flow)).as(side + action.number()).isBetween(1.4, 1.56);
    }
  }

  @ParameterizedTest
  @EnumSource(FacialAction.class)
  void oneSidedUnitsMoveTheirOwnSide(FacialAction action) {
    FlowField left = clip("L" + action.number(), 1, Nuisance.none()).trueFlow(0, 20);
    double own = 0;
    double other = 0;
    for (int y = 0; y < 224; y++) {
      for (int x = 0; x < 112; x++) {
        other += left.magnitude(x, y);
        own += left.magnitude(223 - x, y);
      }
    }
    assertThat(own).isGreaterThan(2 * other);
  }

  @Test
  void nothingMovesBeforeTheOnsetAndAfterTheOffset() {
    SyntheticClip clip = clip("6+12+25", 2, Nuisance.none());
    assertThat(peak(clip.trueFlow(0, 4))).isLessThan(1e-4);
    assertThat(peak(clip.trueFlow(0, 45))).isLessThan(1e-4);
    assertThat(clip.frame(4).pixels()).isEqualTo(clip.frame(0).pixels());
    assertThat(clip.frame(45).pixels()).isEqualTo(clip.frame(0).pixels());
    assertThat(peak(clip.trueFlow(0, 5))).isGreaterThan(0);
  }

  @Test
  void thereAndBackIsTheWayBack() {
    SyntheticClip clip = clip("1+4+12", 2, Nuisance.none().withDrift(1.5).withRotation(1));
    FlowField there = clip.trueFlow(10, 20);
    FlowField back = clip.trueFlow(20, 10);
    List<Double> errors = new ArrayList<>();
    for (int y = 20; y < 200; y++) {
      for (int x = 40; x < 184; x++) {
        int bx = Math.round(x + there.u(x, y));
        int by = Math.round(y + there.v(x, y));
        errors.add(Math.hypot(there.u(x, y) + back.u(bx, by), there.v(x, y) + back.v(bx, by)));
      }
    }
    Collections.sort(errors);
    assertThat(errors.get(errors.size() / 2)).isLessThan(0.03);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12+6", "1+2", "4+7", "9+10", "15+17", "20", "L14", "R12"})
  void opticalFlowSeesTheTrueMotion(String units) {
    SyntheticClip clip = clip(units, 1.5, Nuisance.none());
    FlowField truth = clip.trueFlow(0, 20);
    FlowField seen = Cv.flow(clip.frame(0), clip.frame(20));
    assertThat(median(truth, seen, 0.4)).isLessThan(0.2);
  }

  @Test
  void aDriftOfThreeTenthsIsThreeTenths() {
    SyntheticClip clip = clip("12", 0, Nuisance.none().withDrift(0.3));
    int farthest = 0;
    for (int i = 0; i < clip.length(); i++) {
      if (clip.trueFlow(0, i).magnitude(112, 100)
          > clip.trueFlow(0, farthest).magnitude(112, 100)) {
        farthest = i;
      }
    }
    FlowField truth = clip.trueFlow(0, farthest);
    assertThat(truth.magnitude(112, 100)).isEqualTo(0.3, within(1e-4));
    FlowField seen = Cv.flow(clip.frame(0), clip.frame(farthest));
    double u = 0;
    double v = 0;
    for (int y = 60; y < 160; y++) {
      for (int x = 60; x < 164; x++) {
        u += seen.u(x, y) / 10400;
        v += seen.v(x, y) / 10400;
      }
    }
    assertThat(Math.hypot(u - truth.u(112, 100), v - truth.v(112, 100))).isLessThan(0.03);
  }

  @Test
  void theWallStandsStillWhileTheHeadMoves() {
    Performance performance =
        new Performance("test", List.of(), MovementProfile.of(KEYS, RATE), 50, RATE);
    SyntheticClip clip =
        SyntheticClip.of(
            ClipId.of("test", "s", "c"),
            FACE,
            performance,
            FaceView.portrait(new Size(320, 240), 150),
            Nuisance.none().withDrift(3));
    FlowField flow = clip.trueFlow(0, 49);
    assertThat(flow.magnitude(5, 100)).isZero();
    assertThat(flow.magnitude(160, 110)).isGreaterThan(0.1);
    assertThat(clip.frame(49).value(5, 100, 1)).isEqualTo(clip.frame(0).value(5, 100, 1));
  }

  private static double median(FlowField truth, FlowField seen, double moving) {
    List<Double> errors = new ArrayList<>();
    for (int y = 8; y < 216; y++) {
      for (int x = 8; x < 216; x++) {
        if (truth.magnitude(x, y) > moving) {
          errors.add(Math.hypot(truth.u(x, y) - seen.u(x, y), truth.v(x, y) - seen.v(x, y)));
        }
      }
    }
    Collections.sort(errors);
    return errors.get(errors.size() / 2);
  }
}
