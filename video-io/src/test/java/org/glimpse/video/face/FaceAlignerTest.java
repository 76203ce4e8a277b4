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
import java.util.concurrent.atomic.AtomicInteger;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.AlignmentException;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.frame.AlignedClip;
import org.glimpse.core.frame.FaceTrack;
import org.glimpse.core.frame.Frame;
import org.glimpse.synthetic.ClipSettings;
import org.glimpse.synthetic.CorpusPlan;
import org.glimpse.synthetic.Nuisance;
import org.glimpse.synthetic.SyntheticClip;
import org.glimpse.synthetic.SyntheticCorpus;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameSource;
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
    // On a contact sheet the pupils of frame 0 are 69 to 71 px apart in the 640 x 360 video.
    assertThat(alignment.path().transform(0).scale()).isCloseTo(128 * 0.32 / 70, within(0.03));
  }

  @Test
  void tellsFramesWithAFaceFromThoseWithout() throws Exception {
    // Counted by eye on contact sheets: frames 0 to 71 of the one, 96 to 167 of the other.
    FaceTrack goes = ALIGNER.align(shared("face_noface.mov")).track();
    assertThat(goes.confidences().subList(0, 72)).allMatch(c -> c > 0);
    assertThat(goes.confidences().subList(72, 169)).allMatch(c -> c == 0);
    FaceTrack comes = ALIGNER.align(shared("noface_face.mov")).track();
    assertThat(comes.confidences().subList(0, 96)).allMatch(c -> c == 0);
    assertThat(comes.confidences().subList(96, 168)).allMatch(c -> c > 0);
    assertThat(comes.confidences().get(168)).isZero();
  }

  @Test
  void findsTheEyesOfSyntheticFaces() throws Exception {
    CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(4).withClipsPerSubject(1);
    Nuisance still = Nuisance.none().withNoise(2);
    ClipSettings settings = ClipSettings.withDefaults().withFrames(20, 20).withNuisance(still);
    for (SyntheticClip clip : SyntheticCorpus.of(plan, settings).clips()) {
      Alignment alignment = ALIGNER.alignment(clip.id(), () -> new SyntheticReader(clip));
      assertThat(alignment.eyesFound()).isTrue();
      assertThat(alignment.clip().track().foundCount()).isEqualTo(20);
      // The view's face has 150 px, the aligned one 128: an eye is off by 3 % of that at most.
      assertThat(alignment.path().transform(0).scale()).isCloseTo(128 / 150.0, within(0.05));
    }
  }

  @Test
  void decodesAnewWhatDoesNotFitIntoMemory() throws Exception {
    CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(1).withClipsPerSubject(1);
    ClipSettings settings = ClipSettings.withDefaults().withFrames(20, 20);
    SyntheticClip clip = SyntheticCorpus.of(plan, settings).clips().get(0);
    AtomicInteger opened = new AtomicInteger();
    FrameSource source =
        () -> {
          opened.incrementAndGet();
          return new SyntheticReader(clip);
        };
    AlignedClip once = ALIGNER.alignment(clip.id(), source).clip();
    assertThat(opened).hasValue(1);
    AlignedClip anew = ALIGNER.withHeldBytes(1000).alignment(clip.id(), source).clip();
    assertThat(opened).hasValue(4);
    assertThat(anew.frames()).isEqualTo(once.frames());
    assertThat(anew.track()).isEqualTo(once.track());
  }

  @Test
  void aClipWithoutAFaceIsAnError() {
    ClipSource clip = shared("no_face.mp4");
    assertThatThrownBy(() -> ALIGNER.align(clip))
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
  void aMissingFrameShowsNoFace() throws Exception {
    CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(1).withClipsPerSubject(1);
    ClipSettings settings = ClipSettings.withDefaults().withFrames(12, 12);
    SyntheticClip clip = SyntheticCorpus.of(plan, settings).clips().get(0);
    for (int i = 0; i < clip.length(); i++) {
      if (i != 4 && i != 5) {
        PictureFiles.write(folder.resolve("img" + (i + 1) + ".png"), clip.frame(i));
      }
    }
    Alignment alignment =
        ALIGNER
            .withDecodeOptions(DecodeOptions.withDefaults().withToleratedGaps(2))
            .alignment(TestFrames.source(folder, clip.frameRate()));
    assertThat(alignment.video().missing()).containsExactly(4, 5);
    assertThat(alignment.video().frameCount()).hasValue(12);
    for (int i = 0; i < 12; i++) {
      assertThat(alignment.clip().track().found(i)).isEqualTo(i != 4 && i != 5);
      assertThat(alignment.clip().frame(i).timestampMicros())
          .isEqualTo(clip.frameRate().microsAt(i));
    }
  }

  @Test
  void severalThreadsGiveTheSameResult() throws Exception {
    CorpusPlan plan = CorpusPlan.withDefaults().withSubjects(1).withClipsPerSubject(1);
    ClipSettings settings = ClipSettings.withDefaults().withFrames(12, 12);
    SyntheticClip clip = SyntheticCorpus.of(plan, settings).clips().get(0);
    FrameSource source = () -> new SyntheticReader(clip);
    List<Frame> alone = ALIGNER.alignment(clip.id(), source).clip().frames();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      Future<Alignment> one = pool.submit(() -> ALIGNER.alignment(clip.id(), source));
      Future<Alignment> two = pool.submit(() -> ALIGNER.alignment(clip.id(), source));
      assertThat(one.get().clip().frames()).isEqualTo(alone);
      assertThat(two.get().clip().frames()).isEqualTo(alone);
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
