package org.glimpse.video.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.AlignmentException;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.TestFrames;
import org.glimpse.video.internal.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaceAlignerTest {
  private static final FaceAligner ALIGNER = FaceAligner.eyeCentred(Size.square(128));

  @TempDir Path folder;

  private static ClipSource shared(String name) {
    Path file = Path.of(System.getProperty("glimpse.shared", "none"), "data", "faces", name);
    assumeThat(Files.exists(file)).as("needs the shared file %s", name).isTrue();
    return TestFrames.source(file);
  }

  @Test
  void alignsARealFace() throws Exception {
    Alignment alignment = ALIGNER.alignment(shared("single_face.mp4"));
    assertThat(alignment.eyesFound()).isTrue();
    assertThat(alignment.video().frameCount()).hasValue(72);
    AlignedClip clip = alignment.clip();
    assertThat(clip.length()).isEqualTo(72);
    assertThat(clip.size()).isEqualTo(Size.square(128));
    assertThat(clip.frameRate()).isEqualTo(FrameRate.of(30));
    assertThat(clip.frame(71).timestampMicros()).isEqualTo(2366667);
    assertThat(clip.track().foundCount()).isEqualTo(72);
    // Read off a contact sheet by eye: the pupils are 105 px apart in the 640 x 360 video.
    assertThat(alignment.scale()).isCloseTo(128 * 0.32 / 71.5, within(0.03));
  }

  @Test
  void tellsFramesWithAFaceFromThoseWithout() throws Exception {
    // Counted on a contact sheet: the face is gone from frame 72 on, and comes with frame 97.
    FaceTrack goes = ALIGNER.align(shared("face_noface.mov")).track();
    assertThat(goes.confidences().subList(0, 71)).allMatch(c -> c > 0);
    assertThat(goes.confidences().subList(73, 169)).allMatch(c -> c == 0);
    FaceTrack comes = ALIGNER.align(shared("noface_face.mov")).track();
    assertThat(comes.confidences().subList(0, 95)).allMatch(c -> c == 0);
    assertThat(comes.confidences().subList(100, 166)).allMatch(c -> c > 0);
  }

  @Test
  void aClipWithoutAFaceIsAnError() {
    assertThatThrownBy(() -> ALIGNER.align(shared("no_face.mp4")))
        .isInstanceOf(AlignmentException.class)
        .hasMessageContaining("No face was found");
  }

  @Test
  void aFolderOfWavesHasNoFace() throws Exception {
    for (Frame frame : TestFrames.waves(5, FrameRate.of(30), 1)) {
      PictureFiles.write(folder.resolve(frame.index() + ".png"), frame);
    }
    ClipSource source = TestFrames.source(folder, FrameRate.of(30));
    assertThatThrownBy(() -> ALIGNER.align(source)).isInstanceOf(AlignmentException.class);
  }

  @Test
  void severalThreadsGiveTheSameResult() throws Exception {
    ClipSource source = shared("single_face.mp4");
    List<Frame> alone = ALIGNER.align(source).frames();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<AlignedClip> one = pool.submit(() -> ALIGNER.align(source));
      Future<AlignedClip> two = pool.submit(() -> ALIGNER.align(source));
      assertThat(one.get().frames()).isEqualTo(alone);
      assertThat(two.get().frames()).isEqualTo(alone);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void refusesTinyPictures() {
    assertThatThrownBy(() -> FaceAligner.eyeCentred(Size.square(7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("7");
  }
}
