package org.glimpse.video.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.TestFrames;
import org.glimpse.video.internal.PictureFiles;
import org.glimpse.video.models.FaceModel;
import org.glimpse.video.models.ModelCache;
import org.junit.jupiter.api.Test;

class FaceMeshTest {
  private static Path shared(String name) {
    Path path = Path.of(System.getProperty("glimpse.shared", "none")).resolve(name);
    assumeThat(Files.exists(path)).as("needs the shared %s", name).isTrue();
    return path;
  }

  private static FaceModels models() throws Exception {
    return FaceModels.installed(ModelCache.at(shared("models")));
  }

  private static Frame picture() throws Exception {
    return PictureFiles.read(shared("data/faces/single_face.jpg"), true, 1 << 24);
  }

  private static FaceLandmarks landmarks(Frame picture) throws Exception {
    Path mesh = shared("models").resolve(FaceModel.FACE_MESH.name());
    try (FaceFinder finder = models().finder();
        FaceMesh faceMesh = new FaceMesh(mesh)) {
      List<Face> faces = finder.find(HaarFaces.shrink(picture), picture.size());
      assertThat(faces).hasSize(1);
      return faceMesh.landmarks(picture.toGray(), faces.get(0).eyes().orElseThrow()).orElseThrow();
    }
  }

  /** The 68 points that py-feat found in the picture. */
  private static List<Point> expected() throws Exception {
    CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();
    Path file = shared("data/faces/Feat_Test.csv");
    try (CSVParser rows = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
      CSVRecord row = rows.iterator().next();
      List<Point> points = new ArrayList<>();
      for (int i = 0; i < 68; i++) {
        points.add(
            new Point(
                Double.parseDouble(row.get("x_" + i)), Double.parseDouble(row.get("y_" + i))));
      }
      return points;
    }
  }

  @Test
  void findsTheLandmarksOfAPicture() throws Exception {
    List<Point> expected = expected();
    List<Point> found = PictureLandmarks.in("single_face.jpg", picture(), models());
    assertThat(found).hasSize(68);
    double interOcular = expected.get(36).distanceTo(expected.get(45));
    assertThat(found.get(36).distanceTo(expected.get(36))).isLessThan(0.06 * interOcular);
    assertThat(found.get(54).distanceTo(expected.get(54))).isLessThan(0.06 * interOcular);
    assertThatThrownBy(() -> PictureLandmarks.in("face", picture(), FaceModels.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("haar");
  }

  @Test
  void landmarksLieWhereAnotherToolPutsThem() throws Exception {
    List<Point> expected = expected();
    float[] found = landmarks(picture()).ibug68();
    double interOcular = expected.get(36).distanceTo(expected.get(45));
    double sum = 0;
    for (int i = 0; i < 68; i++) {
      Point point = new Point(found[2 * i], found[2 * i + 1]);
      sum += point.distanceTo(expected.get(i)) / interOcular;
    }
    assertThat(sum / 68).isLessThan(0.04);
  }

  @Test
  void landmarksMoveWithThePicture() throws Exception {
    Frame picture = picture().toGray();
    Similarity moved = new Similarity(1.1 * Math.cos(0.1), 1.1 * Math.sin(0.1), 30, -20);
    Frame turned = Warp.apply(picture, moved, new Size(700, 700));
    FaceLandmarks before = landmarks(picture);
    FaceLandmarks after = landmarks(turned);
    List<Double> misses = new ArrayList<>();
    for (int i = 0; i < FaceLandmarks.COUNT; i++) {
      misses.add(moved.apply(before.point(i)).distanceTo(after.point(i)));
    }
    double eyes = landmarks(turned).eyes().right().distanceTo(landmarks(turned).eyes().left());
    assertThat(FaceSurvey.median(misses, d -> d) / eyes).isLessThan(0.02);
  }

  @Test
  void aClipIsAlignedByItsLandmarks() throws Exception {
    FaceAligner haar = FaceAligner.eyeCentred(Size.square(128));
    FaceAligner neural = haar.withModels(models());
    Path clip = shared("data/faces/single_face.mp4");
    Alignment one = haar.alignment(TestFrames.source(clip));
    Alignment other = neural.alignment(TestFrames.source(clip));
    assertThat(other.eyesFound()).isTrue();
    assertThat(other.clip().track().foundCount()).isEqualTo(72);
    assertThat(other.path().transform(0).scale() / one.path().transform(0).scale())
        .isBetween(0.93, 1.07);
  }

  @Test
  void saysWhatIsLostWithoutModels() throws Exception {
    assertThat(models().loss()).isEqualTo(Optional.empty());
    assertThat(models().id()).isEqualTo("yunet, face mesh");
    assertThat(FaceModels.none().id()).isEqualTo("haar");
    assertThat(FaceModels.none().loss().orElseThrow())
        .contains("YuNet is not installed")
        .contains("models install");
  }
}
