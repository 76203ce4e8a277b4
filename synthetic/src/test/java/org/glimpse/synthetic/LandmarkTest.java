package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandmarkTest {
  private static final FrameRate RATE = FrameRate.of(200);
  private static final KeyFrames KEYS = new KeyFrames(5, 20, 44, ApexSource.ANNOTATED);

  /** The flow at a place, between the centers of pixels, against a field sampled at them. */
  private static final double BETWEEN_PIXELS = 0.03;

  private static SyntheticClip clip(long face, FaceView view, String units, Nuisance nuisance) {
    List<ActivatedUnit> active =
        ActionUnit.parseList(units).stream().map(u -> ActivatedUnit.of(u, 3)).toList();
    Performance performance =
        new Performance("test", active, MovementProfile.of(KEYS, RATE), 50, RATE);
    return SyntheticClip.of(
            ClipId.of("test", "s", "c"), SyntheticFace.of(face), performance, view, nuisance)
        .withChannels(1);
  }

  @Test
  void lieNearTheirPlacesOnAnAverageFace() {
    for (long face = 1; face <= 20; face++) {
      List<Landmark> landmarks =
          clip(face, FaceView.aligned(224), "12", Nuisance.none()).landmarks(0);
      assertThat(landmarks).extracting(Landmark::point).isEqualTo(FacePoint.all());
      for (Landmark landmark : landmarks) {
        double dx = landmark.x() / 224 - landmark.point().x();
        double dy = landmark.y() / 224 - landmark.point().y();
        assertThat(Math.hypot(dx, dy)).as(landmark.toString()).isLessThan(0.05);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12+6", "1+2+5+25+26", "4+7+23", "9+10", "15+17", "20", "L14+R12"})
  void moveFromOnsetToApexAsTheTrueFlowSays(String units) {
    FaceView view = FaceView.portrait(new Size(320, 240), 160);
    Nuisance nuisance = Nuisance.none().withDrift(4).withRotation(2);
    SyntheticClip clip = clip(5, view, units, nuisance);
    FlowField flow = clip.trueFlow(KEYS.onset(), KEYS.apex());
    List<Landmark> from = clip.landmarks(KEYS.onset());
    List<Landmark> to = clip.landmarks(KEYS.apex());
    double farthest = 0;
    for (int i = 0; i < from.size(); i++) {
      Landmark landmark = from.get(i);
      double u = to.get(i).x() - landmark.x();
      double v = to.get(i).y() - landmark.y();
      farthest = Math.max(farthest, Math.hypot(u, v));
      if (!landmark.point().name().contains("_EYE_")) {
        assertThat(u).as(landmark.toString()).isCloseTo(u(flow, landmark), within(BETWEEN_PIXELS));
        assertThat(v).as(landmark.toString()).isCloseTo(v(flow, landmark), within(BETWEEN_PIXELS));
      }
    }
    assertThat(farthest).isGreaterThan(1);
  }

  /**
   * Beside the opening of an eye the flow jumps to that of the eyeball, so that it is read one and
   * a half pixels outside; on the way the lids' share of it falls from all to nothing within about
   * 20 pixels (twice the reach of 10 to 12 face units), by 0.15 of itself a pixel at most.
   */
  @ParameterizedTest
  @ValueSource(strings = {"1+2+5", "6+7", "L4+R5"})
  void pointsOfTheEyesMoveWithTheSkinBesideThem(String units) {
    SyntheticClip clip = clip(5, FaceView.aligned(448), units, Nuisance.none());
    FlowField flow = clip.trueFlow(0, KEYS.apex());
    List<Landmark> from = clip.landmarks(0);
    List<Landmark> to = clip.landmarks(KEYS.apex());
    int seen = 0;
    for (int i = 0; i < from.size(); i++) {
      Landmark landmark = from.get(i);
      if (landmark.point().name().contains("_EYE_")) {
        double eye = landmark.x() < 224 ? 448 * 0.34 : 448 * 0.66;
        double out = Math.hypot(landmark.x() - eye, landmark.y() - 448 * 0.38);
        double dx = 1.5 * (landmark.x() - eye) / out;
        double dy = 1.5 * (landmark.y() - 448 * 0.38) / out;
        Landmark beside = new Landmark(landmark.point(), landmark.x() + dx, landmark.y() + dy);
        double u = to.get(i).x() - landmark.x();
        double v = to.get(i).y() - landmark.y();
        double tolerance = 0.05 + 1.5 * 0.15 * Math.hypot(u, v);
        assertThat(u).as(landmark.toString()).isCloseTo(u(flow, beside), within(tolerance));
        assertThat(v).as(landmark.toString()).isCloseTo(v(flow, beside), within(tolerance));
        seen++;
      }
    }
    assertThat(seen).isEqualTo(8);
  }

  @Test
  void lidsMeetInABlink() {
    SyntheticClip clip = clip(5, FaceView.aligned(224), "12", Nuisance.none().withBlinks(1));
    KeyFrames blink = clip.blinks().get(0);
    assertThat(opening(clip, blink.onset() - 1)).isGreaterThan(8);
    assertThat(opening(clip, blink.apex())).isLessThan(0.5);
  }

  private static double opening(SyntheticClip clip, int frame) {
    return at(clip, frame, FacePoint.LEFT_EYE_LOWER).y()
        - at(clip, frame, FacePoint.LEFT_EYE_UPPER).y();
  }

  private static Landmark at(SyntheticClip clip, int frame, FacePoint point) {
    return clip.landmarks(frame).get(FacePoint.all().indexOf(point));
  }

  @Test
  void scaleWithThePicture() {
    SyntheticClip clip = clip(5, FaceView.aligned(224), "12", Nuisance.none().withDrift(2));
    List<Landmark> small = clip.cropped(112).landmarks(20);
    List<Landmark> large = clip.cropped(448).landmarks(20);
    for (int i = 0; i < small.size(); i++) {
      assertThat(large.get(i).x()).isCloseTo(4 * small.get(i).x(), within(1e-9));
      assertThat(large.get(i).y()).isCloseTo(4 * small.get(i).y(), within(1e-9));
    }
  }

  /** The iris is dark and lies between the lids; the skin of cheek and chin is bright. */
  @Test
  void lieWhereThePictureShowsThem() {
    SyntheticClip clip =
        clip(5, FaceView.portrait(new Size(320, 240), 160), "12", Nuisance.none().withDrift(6));
    Frame frame = clip.frame(49);
    Landmark upper = at(clip, 49, FacePoint.RIGHT_EYE_UPPER);
    Landmark lower = at(clip, 49, FacePoint.RIGHT_EYE_LOWER);
    int iris = frame.value((int) Math.floor(upper.x()), (int) ((upper.y() + lower.y()) / 2), 0);
    Landmark cheek = at(clip, 49, FacePoint.RIGHT_CHEEK);
    int skin = frame.value((int) Math.floor(cheek.x()), (int) Math.floor(cheek.y()), 0);
    assertThat(iris).isLessThan(skin / 2);
  }

  @Test
  void refusesAFrameThatIsNone() {
    SyntheticClip clip = clip(5, FaceView.aligned(64), "12", Nuisance.none());
    assertThatThrownBy(() -> clip.landmarks(50))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessageContaining("50");
  }

  private static double u(FlowField flow, Landmark at) {
    int x = (int) Math.floor(at.x() - 0.5);
    int y = (int) Math.floor(at.y() - 0.5);
    double a = at.x() - 0.5 - x;
    double b = at.y() - 0.5 - y;
    return (1 - b) * ((1 - a) * flow.u(x, y) + a * flow.u(x + 1, y))
        + b * ((1 - a) * flow.u(x, y + 1) + a * flow.u(x + 1, y + 1));
  }

  private static double v(FlowField flow, Landmark at) {
    int x = (int) Math.floor(at.x() - 0.5);
    int y = (int) Math.floor(at.y() - 0.5);
    double a = at.x() - 0.5 - x;
    double b = at.y() - 0.5 - y;
    return (1 - b) * ((1 - a) * flow.v(x, y) + a * flow.v(x + 1, y))
        + b * ((1 - a) * flow.v(x, y + 1) + a * flow.v(x + 1, y + 1));
  }
}
