package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.ValenceArousal;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.core.frame.Occluder;
import org.glimpse.video.DecodeOptions;
import org.glimpse.video.FrameReaders;
import org.glimpse.video.TestFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every writer of a layout does: its reader finds the same clips, annotations and frames. */
abstract class CorpusWriterContract {
  static final FrameRate RATE = FrameRate.of(200);
  static final Annotation ANNOTATION =
      new Annotation(
          Optional.of(new KeyFrames(1, 3, 5, ApexSource.ANNOTATED)),
          Optional.of("disgust"),
          ActionUnit.parseList("4+L10"),
          Optional.of(RATE));

  @TempDir Path root;

  /** The writer. */
  abstract CorpusWriter writer();

  /** The mean gray difference that is allowed: 0 unless the layout's pictures are JPEG. */
  double tolerance() {
    return 0;
  }

  /** What the layout can keep of an annotation. */
  Annotation kept(Annotation annotation) {
    return annotation;
  }

  /** Reads what was written. */
  abstract Corpus corpus() throws Exception;

  static ClipRecording recording(String subject, String clip) {
    return ClipRecording.of(
        ClipId.of("any", subject, clip), ANNOTATION, RATE, TestFrames.waves(6, RATE, 1));
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    List<ClipRecording> clips =
        List.of(recording("sub0002", "sub0002_01"), recording("sub0001", "sub0001_07"));
    assertThat(writer().write(root, clips)).isEqualTo(2);
    Corpus corpus = corpus();
    assertThat(corpus.problems()).isEmpty();
    assertThat(corpus.clips())
        .extracting(ClipSource::id)
        .containsExactly(named(corpus, clips.get(1)), named(corpus, clips.get(0)));
    Annotation kept = kept(ANNOTATION);
    FrameRate rate = kept.frameRate().orElseThrow();
    for (ClipSource clip : corpus.clips()) {
      assertThat(clip.annotation()).isEqualTo(kept);
      try (FrameReader reader = FrameReaders.open(clip, DecodeOptions.withDefaults())) {
        assertThat(reader.info().frameRate()).isEqualTo(rate);
        assertNear(TestFrames.readAll(reader), TestFrames.waves(6, rate, 1));
      }
    }
  }

  private ClipId named(Corpus corpus, ClipRecording clip) {
    ClipId id = writer().idOf(clip);
    return ClipId.of(corpus.name(), id.subject().subject(), id.clip());
  }

  private void assertNear(List<Frame> read, List<Frame> written) {
    if (tolerance() == 0) {
      assertThat(read).isEqualTo(written);
      return;
    }
    assertThat(read).hasSameSizeAs(written);
    for (int i = 0; i < read.size(); i++) {
      assertThat(read.get(i).timestampMicros()).isEqualTo(written.get(i).timestampMicros());
      assertThat(read.get(i).size()).isEqualTo(written.get(i).size());
      assertThat(TestFrames.meanDifference(read.get(i), written.get(i)))
          .isLessThanOrEqualTo(tolerance());
    }
  }

  @Test
  void writesTheTruthBesideANoisyAnnotation() throws Exception {
    Annotation noisy =
        new Annotation(
            ANNOTATION.keyFrames(),
            Optional.of("fear"),
            ANNOTATION.actionUnits(),
            ANNOTATION.frameRate());
    ClipRecording clip = recording("s1", "s1_01");
    Annotation truth = ANNOTATION.withFeeling(Optional.of(new ValenceArousal(-0.6, 0.25)));
    Occluder hand = new Occluder(Occluder.Kind.HAND, new Box(2, 3, 40, 50));
    ClipRecording.Facts facts = new ClipRecording.Facts(truth, Optional.of(hand));
    writer().write(root, List.of(new ClipRecording(clip.id(), noisy, facts, RATE, clip.frames())));
    assertThat(corpus().clips().get(0).annotation().emotion()).isEqualTo(kept(noisy).emotion());
    ClipId id = writer().idOf(clip);
    assertThat(Files.readAllLines(root.resolve("truth.csv")))
        .containsExactly(
            "subject,clip,onset,apex,offset,emotion,au,fps,valence,arousal,"
                + "occluder,occluder_x,occluder_y,occluder_width,occluder_height",
            id.subject().subject()
                + ","
                + id.clip()
                + ",1,3,5,disgust,4+L10,200,-0.600,0.250,hand,2,3,40,50");
  }

  @Test
  void takesFramesOneByOne() throws Exception {
    List<Integer> made = new ArrayList<>();
    Iterable<Frame> lazy =
        () ->
            IntStream.range(0, 4)
                .peek(made::add)
                .mapToObj(i -> TestFrames.wave(i, 0, TestFrames.SIZE, 1))
                .iterator();
    writer()
        .write(root, List.of(ClipRecording.of(ClipId.of("a", "s1", "c"), ANNOTATION, RATE, lazy)));
    assertThat(made).containsExactly(0, 1, 2, 3);
  }

  @Test
  void refusesClipsWithoutFramesAndFramesThatDiffer() {
    ClipId id = ClipId.of("a", "s1", "c");
    assertThatThrownBy(
            () -> writer().write(root, List.of(ClipRecording.of(id, ANNOTATION, RATE, List.of()))))
        .isInstanceOf(IllegalArgumentException.class);
    List<Frame> frames =
        List.of(
            TestFrames.wave(0, 0, TestFrames.SIZE, 1), TestFrames.wave(1, 0, new Size(32, 32), 1));
    assertThatThrownBy(
            () -> writer().write(root, List.of(ClipRecording.of(id, ANNOTATION, RATE, frames))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32x32");
  }

  @Test
  void refusesNamesThatLeaveTheFolderOrOccurTwice() {
    for (String name : List.of("../x", "a/b", "..", "con:1", "x.")) {
      assertThatThrownBy(() -> writer().write(root, List.of(recording("s1", name))))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> writer().write(root, List.of(recording("s1", "c"), recording("s1", "c"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
  }
}
