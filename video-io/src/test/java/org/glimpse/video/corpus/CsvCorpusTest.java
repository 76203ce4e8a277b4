package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.ValenceArousal;
import org.glimpse.core.corpus.ClipOutcome.Failed;
import org.glimpse.core.corpus.Corpus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvCorpusTest {
  @TempDir Path root;

  @BeforeEach
  void makeVideos() throws Exception {
    Files.createDirectories(root.resolve("p1"));
    Files.createFile(root.resolve("p1/a.mp4"));
    Files.createFile(root.resolve("p1/b.mp4"));
  }

  private Corpus read(String... lines) throws Exception {
    Files.write(root.resolve("clips.csv"), List.of(lines));
    return Corpora.csv(root);
  }

  @Test
  void readsAllColumns() throws Exception {
    Corpus corpus =
        read(
            "\uFEFFpath,subject,label,onset,apex,offset,fps",
            "p1/a.mp4,7,Surprise,2,5,9,29.97",
            "p1\\b.mp4,7,fear,2,,9,");
    assertThat(corpus.problems()).isEmpty();
    assertThat(corpus.labels().labels()).containsExactly("fear", "surprise");
    ClipSource first = corpus.clips().get(0);
    assertThat(first.id()).hasToString("csv/7/a");
    assertThat(first.annotation().emotion()).hasValue("surprise");
    assertThat(first.annotation().frameRate()).hasValue(new FrameRate(30000, 1001));
    assertThat(first.annotation().keyFrames())
        .hasValue(new KeyFrames(2, 5, 9, ApexSource.ANNOTATED));
    assertThat(corpus.clips().get(1).annotation().keyFrames())
        .hasValue(new KeyFrames(2, 5, 9, ApexSource.MIDPOINT));
  }

  @Test
  void aPathIsEnough() throws Exception {
    Corpus corpus = read("path", "p1/a.mp4");
    assertThat(corpus.clips().get(0).id()).hasToString("csv/p1/a");
    assertThat(corpus.labels().labels()).containsExactly("unlabeled");
  }

  @Test
  void badRowsCostNoOtherClip() throws Exception {
    Corpus corpus =
        read(
            "path,onset,apex,offset,fps",
            "p1/none.mp4,,,,",
            "p1/a.mp4,5,2,9,",
            "p1/a.mp4,,,,fast",
            "p1/b.mp4,1,2,3,100");
    assertThat(corpus.clips()).hasSize(1);
    assertThat(corpus.problems())
        .extracting(Failed::reason)
        .satisfiesExactlyInAnyOrder(
            r -> assertThat(r).contains("no file or folder").contains("none.mp4"),
            r -> assertThat(r).contains("Apex 2 lies outside onset 5 to offset 9"),
            r -> assertThat(r).contains("'fast'"));
  }

  @Test
  void readsValenceAndArousalWhereTheyAreStated() throws Exception {
    Corpus corpus = read("path,valence,arousal", "p1/a.mp4,-0.25,1", "p1/b.mp4,,");
    assertThat(corpus.problems()).isEmpty();
    assertThat(corpus.clips().get(0).annotation().feeling()).hasValue(new ValenceArousal(-0.25, 1));
    assertThat(corpus.clips().get(1).annotation().feeling()).isEmpty();
  }

  @Test
  void aFeelingOfAnotherScaleIsRefusedWithTheWayOut() throws Exception {
    Corpus corpus = read("path,valence,arousal", "p1/a.mp4,7,3", "p1/b.mp4,0.5,");
    assertThat(corpus.clips()).isEmpty();
    assertThat(corpus.problems()).extracting(p -> p.id().clip()).containsExactly("a", "b");
    assertThat(corpus.problems())
        .extracting(Failed::reason)
        .satisfiesExactly(
            r -> assertThat(r).contains("valence", "-1 to 1", "'7'", "(rating - 5) / 4"),
            r -> assertThat(r).contains("arousal", "''", "neither"));
  }

  @Test
  void namesAMissingTableOrColumn() {
    assertThatThrownBy(() -> Corpora.csv(root))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("clips.csv");
    assertThatThrownBy(() -> read("file,label", "p1/a.mp4,fear"))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no column 'path'");
  }
}
