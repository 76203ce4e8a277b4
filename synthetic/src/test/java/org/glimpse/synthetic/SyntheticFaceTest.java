package org.glimpse.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.FaceLayout;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.Region;
import org.junit.jupiter.api.Test;

class SyntheticFaceTest {
  private static final FaceView ALIGNED = FaceView.aligned(160);

  @Test
  void sameSeedGivesTheSameBytes() {
    Frame a = SyntheticFace.of(5).render(ALIGNED, 3);
    assertThat(SyntheticFace.of(5).render(ALIGNED, 3)).isEqualTo(a);
    assertThat(SyntheticFace.of(6).render(ALIGNED, 3)).isNotEqualTo(a);
  }

  @Test
  void grayIsTheLumaOfTheColors() {
    SyntheticFace face = SyntheticFace.of(5);
    Frame gray = face.render(ALIGNED, 1);
    Frame luma = face.render(ALIGNED, 3).toGray();
    for (int y = 0; y < 160; y++) {
      for (int x = 0; x < 160; x++) {
        assertThat(Math.abs(gray.value(x, y, 0) - luma.value(x, y, 0))).isLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void pupilsAreTheDarkestPlaceOfTheEyeRegions() {
    for (int seed = 0; seed < 5; seed++) {
      Frame face = SyntheticFace.of(seed).render(FaceView.aligned(224), 1);
      Box box = FaceLayout.box(Region.RIGHT_EYE, face.size());
      double cx = FaceLayout.rightEyeX(224);
      double cy = FaceLayout.eyeY(224);
      double center = mean(face, cx - 3, cy - 1, 3);
      double around = mean(face, box.x() + box.width() / 2.0, box.y() + box.height() - 3.0, 2);
      assertThat(center).isLessThan(0.6 * around);
    }
  }

  @Test
  void cascadesFindTheFaceAndTheEyes() throws IOException {
    List<String> missed = new ArrayList<>();
    int subjects = 24;
    for (int seed = 0; seed < subjects; seed++) {
      FaceView view = FaceView.portrait(new Size(320, 240), 150);
      Frame picture = SyntheticFace.of(seed).render(view, 1);
      List<Box> found = Cv.detect("haarcascade_frontalface_default", picture, 60);
      if (found.size() != 1 || !covers(found.get(0), view)) {
        missed.add("face " + seed + " " + found);
      }
      Frame aligned = SyntheticFace.of(seed).render(FaceView.aligned(224), 1);
      List<Box> pair = Cv.detect("haarcascade_eye", aligned, 28);
      if (!near(pair, FaceLayout.rightEyeX(224)) || !near(pair, FaceLayout.leftEyeX(224))) {
        missed.add("eyes " + seed + " " + pair);
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void yunetFindsTheFace() {
    String shared = System.getProperty("glimpse.shared", "");
    Path model = Path.of(shared, "models", "yunet_n_320_320.onnx");
    assumeTrue(Files.exists(model), "no YuNet model below the property glimpse.shared");
    for (int seed = 0; seed < 12; seed++) {
      FaceView view = FaceView.portrait(new Size(320, 320), 150);
      Frame picture = SyntheticFace.of(seed).render(view, 3);
      assertThat(Cv.yunet(model.toString(), picture)).as("seed " + seed).isEqualTo(1);
    }
  }

  private static boolean covers(Box box, FaceView view) {
    double x = box.x() + box.width() / 2.0;
    double y = box.y() + box.height() / 2.0;
    return Math.abs(x - view.left() - 0.5 * view.faceSize()) < 0.1 * view.faceSize()
        && Math.abs(y - view.top() - 0.5 * view.faceSize()) < 0.15 * view.faceSize();
  }

  private static boolean near(List<Box> boxes, double eyeX) {
    return boxes.stream()
        .anyMatch(
            b ->
                Math.abs(b.x() + b.width() / 2.0 - eyeX) < 12
                    && Math.abs(b.y() + b.height() / 2.0 - FaceLayout.eyeY(224)) < 14);
  }

  private static double mean(Frame frame, double cx, double cy, int radius) {
    double sum = 0;
    int count = 0;
    for (int y = (int) cy - radius; y <= (int) cy + radius; y++) {
      for (int x = (int) cx - radius; x <= (int) cx + radius; x++) {
        sum += frame.value(x, y, 0);
        count++;
      }
    }
    return sum / count;
  }
}
