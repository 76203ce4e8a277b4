package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;
import org.junit.jupiter.api.Test;

class FacePhotoTest {
  private static final int SIDE = 112;
  private static final FaceView ALIGNED = FaceView.aligned(SIDE);

  /** A picture of a procedural face at twice the size, with the landmarks of an average face. */
  private static FacePhoto photo() {
    Frame picture = SyntheticFace.of(5).render(FaceView.aligned(2 * SIDE), 1);
    double[][] points = new double[68][];
    double dx = FaceLayout.interOcular(224) / 2;
    double y = FaceLayout.eyeY(224);
    double[][] lids = {{-17, 0}, {-6, -5}, {6, -5}, {17, 0}, {6, 4}, {-6, 4}};
    for (int i = 0; i < 68; i++) {
      points[i] = new double[] {112, 120};
    }
    for (int i = 0; i < 6; i++) {
      points[36 + i] = new double[] {112 - dx + lids[i][0], y + 1.0 / 3 + lids[i][1]};
      points[42 + i] = new double[] {112 + dx + lids[i][0], y + 1.0 / 3 + lids[i][1]};
    }
    put(points, 0, 30, 110);
    put(points, 8, 112, 215);
    put(points, 16, 194, 110);
    for (int i = 17; i < 27; i++) {
      put(points, i, i < 22 ? 55 + 10.0 * (i - 17) : 129 + 10.0 * (i - 22), 60);
    }
    put(points, 33, 112, 133);
    put(points, 31, 97, 130);
    put(points, 35, 127, 130);
    put(points, 48, 85, 164);
    put(points, 54, 139, 164);
    put(points, 51, 112, 157);
    put(points, 57, 112, 174);
    put(points, 62, 112, 164);
    put(points, 66, 112, 164);
    List<FacePhoto.Mark> marks = new ArrayList<>();
    for (double[] point : points) {
      marks.add(new FacePhoto.Mark(point[0], point[1]));
    }
    return new FacePhoto(picture, marks);
  }

  private static void put(double[][] points, int i, double x, double y) {
    points[i] = new double[] {x, y};
  }

  @Test
  void showsThePhotographWithTheEyesWhereTheLayoutWantsThem() {
    FacePhoto photo = photo();
    Frame shown = SyntheticFace.of(photo, 1).render(ALIGNED, 1);
    double difference = 0;
    for (int y = 8; y < SIDE - 8; y++) {
      for (int x = 8; x < SIDE - 8; x++) {
        int four =
            photo.picture().value(2 * x, 2 * y, 0)
                + photo.picture().value(2 * x + 1, 2 * y, 0)
                + photo.picture().value(2 * x, 2 * y + 1, 0)
                + photo.picture().value(2 * x + 1, 2 * y + 1, 0);
        difference += Math.abs(shown.value(x, y, 0) - four / 4.0);
      }
    }
    assertThat(difference / (96 * 96)).isLessThan(2);
    assertThat(photo.scale()).isCloseTo(1, within(1e-9));
    List<FacePhoto.Mark> marks = photo.inFaceUnits();
    assertThat(marks.get(8).x()).isCloseTo(112, within(1e-6));
    assertThat(photo.place(marks.get(8).x(), marks.get(8).y()).y()).isCloseTo(215, within(1e-9));
  }

  @Test
  void movesAsTheTruthSays() {
    ClipSettings settings =
        ClipSettings.withDefaults()
            .withView(ALIGNED)
            .withAmplitude(3, 3)
            .withNuisance(Nuisance.none());
    CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(2).withClipsPerSubject(2);
    SyntheticCorpus corpus =
        SyntheticCorpus.of(plan, settings, EmotionRecipe.dfme7(), List.of(photo()));
    assertThat(corpus.faces().get(0).seed()).isNotEqualTo(corpus.faces().get(1).seed());
    assertThat(corpus.clips()).hasSize(4);
    for (SyntheticClip clip : corpus.clips()) {
      SyntheticClip gray = clip.withChannels(1);
      Frame onset = gray.frame(0);
      Frame apex = gray.frame(clip.keyFrames().apex());
      FlowField flow = clip.trueFlow(0, clip.keyFrames().apex());
      assertThat(unexplained(onset, apex, flow))
          .isLessThan(0.5 * unexplained(onset, apex, still(flow.size())));
    }
  }

  private static FlowField still(Size size) {
    return FlowField.wrap(size, new float[size.area()], new float[size.area()]);
  }

  /** The mean difference between a frame and the next where the flow leads, at whole pixels. */
  private static double unexplained(Frame from, Frame to, FlowField flow) {
    double sum = 0;
    float[] u = flow.u();
    float[] v = flow.v();
    for (int y = 4; y < SIDE - 5; y++) {
      for (int x = 4; x < SIDE - 5; x++) {
        double tx = x + u[y * SIDE + x];
        double ty = y + v[y * SIDE + x];
        int x0 = (int) Math.floor(tx);
        int y0 = (int) Math.floor(ty);
        double upper = Curves.mix(to.value(x0, y0, 0), to.value(x0 + 1, y0, 0), tx - x0);
        double lower = Curves.mix(to.value(x0, y0 + 1, 0), to.value(x0 + 1, y0 + 1, 0), tx - x0);
        sum += Math.abs(Curves.mix(upper, lower, ty - y0) - from.value(x, y, 0));
      }
    }
    return sum;
  }

  @Test
  void aHandBeforeAPhotographHasTheColorOfItsCheeks() {
    Rgb skin = SyntheticFace.of(photo(), 1).skin();
    assertThat(skin.r()).isEqualTo(skin.b());
    Rgb drawn = SyntheticFace.of(5).complexion().skin;
    double luma = 0.114 * drawn.b() + 0.587 * drawn.g() + 0.299 * drawn.r();
    assertThat(skin.r()).isBetween(0.5 * luma, 1.6 * luma);
  }

  @Test
  void refusesWhatIsNoFace() {
    FacePhoto photo = photo();
    assertThatThrownBy(() -> new FacePhoto(photo.picture(), photo.landmarks().subList(0, 67)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("68")
        .hasMessageContaining("67");
    List<FacePhoto.Mark> mirrored =
        photo.landmarks().stream().map(m -> new FacePhoto.Mark(224 - m.x(), m.y())).toList();
    assertThatThrownBy(() -> new FacePhoto(photo.picture(), mirrored))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("eye");
  }

  @Test
  void landmarksOfAClipLieWhereThoseOfThePhotographAre() {
    FrameRate rate = FrameRate.of(200);
    MovementProfile profile =
        MovementProfile.of(new KeyFrames(5, 20, 40, ApexSource.ANNOTATED), rate);
    SyntheticClip clip =
        SyntheticClip.of(
            ClipId.of("test", "s", "c"),
            SyntheticFace.of(photo(), 1),
            new Performance("test", List.of(), profile, 50, rate),
            ALIGNED,
            Nuisance.none());
    assertThat(clip.landmarks(0)).extracting(Landmark::point).isEqualTo(FacePoint.all());
    assertThat(clip.landmarks(0))
        .filteredOn(at -> at.point().name().matches("LEFT_(BROW_OUTER|MOUTH_CORNER)|GLABELLA"))
        .extracting(at -> List.of(Math.round(at.x() * 2), Math.round(at.y() * 2)))
        .containsExactly(List.of(112L, 60L), List.of(169L, 60L), List.of(139L, 164L));
  }
}
