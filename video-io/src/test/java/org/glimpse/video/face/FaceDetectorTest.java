package org.glimpse.video.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Region;
import org.glimpse.video.TestFrames;
import org.glimpse.video.internal.PictureFiles;
import org.glimpse.video.models.ModelCache;
import org.junit.jupiter.api.Test;

class FaceDetectorTest {
  private static Path shared(String name) {
    Path path = Path.of(System.getProperty("glimpse.shared", "none")).resolve(name);
    assumeThat(Files.exists(path)).as("needs the shared %s", name).isTrue();
    return path;
  }

  private static FaceModels models(String detector) throws Exception {
    return FaceModels.installed(ModelCache.at(shared("models"))).withDetector(detector);
  }

  private static List<Face> find(String detector, String picture) throws Exception {
    Frame frame = PictureFiles.read(shared("data/faces/" + picture), false, 1 << 24);
    try (FaceFinder finder = models(detector).finder()) {
      return finder.find(HaarFaces.shrink(frame), frame.size());
    }
  }

  @Test
  void blazeFaceSeesTheEyesWhereYuNetSeesThem() throws Exception {
    List<Face> blaze = find("blazeface", "single_face.jpg");
    List<Face> yunet = find("yunet", "single_face.jpg");
    assertThat(blaze).hasSize(1);
    assertThat(yunet).hasSize(1);
    Face.Eyes one = blaze.get(0).eyes().orElseThrow();
    Face.Eyes other = yunet.get(0).eyes().orElseThrow();
    double apart = other.right().distanceTo(other.left());
    assertThat(one.right().distanceTo(other.right()) / apart).isLessThan(0.15);
    assertThat(one.left().distanceTo(other.left()) / apart).isLessThan(0.15);
  }

  @Test
  void aClipWithoutAFaceHasNone() throws Exception {
    Frame wave = TestFrames.wave(0, 0, new Size(320, 240), 1);
    for (String detector : List.of("haar", "yunet", "blazeface")) {
      try (FaceFinder finder = models(detector).finder()) {
        assertThat(finder.find(wave, wave.size())).isEmpty();
      }
    }
  }

  @Test
  void landmarksTellWhenTheFaceGoes() throws Exception {
    var track =
        FaceAligner.eyeCentred(Size.square(64))
            .withModels(models("yunet"))
            .align(TestFrames.source(shared("data/faces/face_noface.mov")))
            .track();
    // Counted by eye on a contact sheet: frames 0 to 71.
    assertThat(track.confidences().subList(0, 72)).allMatch(c -> c > 0);
    assertThat(track.confidences().subList(72, 169)).allMatch(c -> c == 0);
  }

  @Test
  void regionsFollowTheLandmarks() throws Exception {
    FaceAligner aligner = FaceAligner.eyeCentred(Size.square(224)).withModels(models("yunet"));
    Alignment alignment =
        aligner.alignment(TestFrames.source(shared("data/faces/single_face.mp4")));
    Alignment all =
        aligner
            .withLandmarksEverywhere()
            .alignment(TestFrames.source(shared("data/faces/single_face.mp4")));
    assertThat(all.clip().frames()).isEqualTo(alignment.clip().frames());
    assertThat(all.path().landmarks(1)).isPresent();
    assertThat(alignment.path().landmarks(1)).isEmpty();
    int inside = 0;
    for (int frame = 0; frame < 72; frame++) {
      // 48 and 54 of the 68 are the corners of the mouth.
      for (int corner : new int[] {48, 54}) {
        Point place = all.path().landmarks(frame).orElseThrow().get(corner);
        Point there = all.path().transform(frame).apply(place);
        var box = all.clip().region(Region.MOUTH);
        boolean across = there.x() >= box.x() && there.x() <= box.x() + box.width();
        inside += across && there.y() >= box.y() && there.y() <= box.y() + box.height() ? 1 : 0;
      }
    }
    assertThat(inside).isGreaterThan(130);
  }

  @Test
  void refusesADetectorThatIsNotInstalled() {
    assertThatThrownBy(() -> FaceModels.none().withDetector("yunet"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("yunet is not installed");
    assertThatThrownBy(() -> FaceModels.none().withDetector("eye"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("haar, yunet or blazeface");
  }
}
