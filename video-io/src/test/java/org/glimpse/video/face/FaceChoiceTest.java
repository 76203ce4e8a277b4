package org.glimpse.video.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.AlignmentException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.VideoInfo;
import org.glimpse.video.FrameSource;
import org.glimpse.video.TestFrames;
import org.glimpse.video.internal.PictureFiles;
import org.glimpse.video.models.ModelCache;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FaceChoiceTest {
  private static final Size PICTURE = new Size(640, 360);
  private static final NavigableMap<Integer, Face> LEFT = person(100, 120, 8);
  private static final NavigableMap<Integer, Face> MIDDLE = person(330, 80, 5);
  private static final NavigableMap<Integer, Face> RIGHT = person(560, 60, 10);
  private static final List<NavigableMap<Integer, Face>> PEOPLE = List.of(RIGHT, LEFT, MIDDLE);

  private static NavigableMap<Integer, Face> person(double x, double side, int samples) {
    NavigableMap<Integer, Face> faces = new TreeMap<>();
    for (int i = 0; i < samples; i++) {
      faces.put(3 * i, Face.at(new Point(x, 180), side, 0.9));
    }
    return faces;
  }

  @Test
  void choosesByWhatItSays() {
    assertThat(FaceChoice.largest().among(PEOPLE, PICTURE)).contains(LEFT);
    assertThat(FaceChoice.central().among(PEOPLE, PICTURE)).contains(MIDDLE);
    assertThat(FaceChoice.persistent().among(PEOPLE, PICTURE)).contains(RIGHT);
  }

  @Test
  void countsFromTheLeft() {
    assertThat(FaceChoice.number(1).among(PEOPLE, PICTURE)).contains(LEFT);
    assertThat(FaceChoice.number(3).among(PEOPLE, PICTURE)).contains(RIGHT);
    assertThat(FaceChoice.number(4).among(PEOPLE, PICTURE)).isEmpty();
  }

  @Test
  void readsWhatItWrites() {
    for (String id : List.of("largest", "central", "persistent", "2")) {
      assertThat(FaceChoice.parse(id).id()).isEqualTo(id);
    }
    assertThatThrownBy(() -> FaceChoice.parse("0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("largest, central, persistent")
        .hasMessageContaining("'0'");
  }

  private static Path models() {
    Path folder = Path.of(System.getProperty("glimpse.shared", "none"), "models");
    Assumptions.assumeTrue(Files.exists(folder), "needs the shared models");
    return folder;
  }

  @Test
  void eachOfSeveralPeopleCanBeAligned() throws Exception {
    Path file = Path.of(System.getProperty("glimpse.shared", "none"), "data/faces/multi_face.jpg");
    Assumptions.assumeTrue(Files.exists(file), "needs the shared multi_face.jpg");
    Frame picture = PictureFiles.read(file, false, 1 << 24);
    List<Frame> frames = List.of(picture, picture.at(1, 33_333), picture.at(2, 66_667));
    VideoInfo info = new VideoInfo(picture.size(), FrameRate.of(30), OptionalInt.of(3));
    FrameSource source = () -> new HeldFrames(info, frames);
    FaceModels models = FaceModels.installed(ModelCache.at(models()));
    FaceAligner aligner = FaceAligner.eyeCentred(Size.square(64)).withModels(models);
    double before = 0;
    // By eye there are five, one beside the other; YuNet does not see all of them.
    for (int number = 1; number <= 4; number++) {
      FacePath path =
          aligner.withChoice(FaceChoice.number(number)).alignment(TestFrames.CLIP, source).path();
      double middle = path.transform(0).inverse().apply(new Point(32, 32)).x();
      assertThat(middle).isGreaterThan(before + 50);
      before = middle;
    }
    assertThatThrownBy(
            () -> aligner.withChoice(FaceChoice.number(9)).alignment(TestFrames.CLIP, source))
        .isInstanceOf(AlignmentException.class)
        .hasMessageContaining("shows 4 faces")
        .hasMessageContaining("number 9");
  }
}
