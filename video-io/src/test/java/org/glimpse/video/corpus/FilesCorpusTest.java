package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.VideoFormat;
import org.glimpse.video.VideoWriter;
import org.glimpse.video.interchange.ElanDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesCorpusTest {
  private static final FrameRate RATE = FrameRate.of(25);

  @TempDir Path root;

  private Path touch(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }

  private static List<String> ids(Corpus corpus) {
    return corpus.clips().stream().map(ClipSource::id).map(String::valueOf).toList();
  }

  @Test
  void aFolderOfVideosGivesAClipAVideo() throws Exception {
    touch("lab/a.mp4");
    touch("lab/b.MOV");
    touch("lab/single.jpg");
    touch("lab/notes.txt");
    touch("lab/table.csv");
    Corpus corpus = Corpora.files(List.of(root.resolve("lab")));
    assertThat(corpus.name()).isEqualTo("files");
    assertThat(ids(corpus)).containsExactly("files/lab/a", "files/lab/b");
    assertThat(corpus.problems()).isEmpty();
    assertThat(corpus.labels().labels()).containsExactly("unlabeled");
  }

  @Test
  void aFolderOfFramesIsAClip() throws Exception {
    touch("s1/c1/00000.png");
    touch("s1/c1/00001.png");
    touch("s1/c2/img7.jpg");
    touch("s2/v.avi");
    assertThat(ids(Corpora.files(List.of(root.resolve("s1/c1"))))).containsExactly("files/s1/c1");
    assertThat(ids(Corpora.files(List.of(root.resolve("s1"), root.resolve("s2")))))
        .containsExactly("files/s1/c1", "files/s1/c2", "files/s2/v");
  }

  private Path video(String name) throws Exception {
    Path video = root.resolve(name);
    Size size = new Size(32, 16);
    try (VideoWriter writer = VideoWriter.open(video, VideoFormat.FFV1, size, RATE)) {
      for (int i = 0; i < 60; i++) {
        writer.write(Frame.wrap(i, RATE.microsAt(i), size, 1, new byte[size.area()]));
      }
    }
    return video;
  }

  @Test
  void anElanFileBesideAVideoIsItsAnnotation() throws Exception {
    Path video = video("clip.mkv");
    KeyFrames keys = new KeyFrames(2, 5, 9, ApexSource.ANNOTATED);
    ElanDocument.of(Optional.of(video), keys, Optional.of("surprise"), RATE)
        .write(root.resolve("clip.eaf"));
    Corpus corpus = Corpora.files(List.of(root));
    assertThat(corpus.clips()).hasSize(1);
    Annotation annotation = corpus.clips().get(0).annotation();
    assertThat(annotation.keyFrames()).contains(keys);
    assertThat(annotation.emotion()).contains("surprise");
    assertThat(corpus.labels().labels()).containsExactly("surprise");
    assertThat(corpus.videos()).isEmpty();
  }

  @Test
  void severalIntervalsMakeTheVideoUntrimmedAndEachIsAClip() throws Exception {
    Path video = video("talk.mkv");
    video("still.mkv");
    Movement first =
        new Movement(
            new KeyFrames(2, 5, 9, ApexSource.ANNOTATED),
            Movement.Kind.MICRO,
            Optional.of("surprise"),
            List.of());
    Movement second =
        new Movement(KeyFrames.midpoint(20, 50), Movement.Kind.MACRO, Optional.empty(), List.of());
    // The apex tier has no note inside the second interval.
    ElanDocument document = ElanDocument.of(Optional.of(video), List.of(first, second), RATE);
    new ElanDocument(
            Optional.of(video),
            Map.of(
                "expression", document.tiers().get("expression"),
                "apex", List.of(document.tiers().get("apex").get(0))))
        .write(root.resolve("talk.eaf"));
    Corpus corpus = Corpora.files(List.of(root));
    String folder = root.getFileName().toString();
    assertThat(ids(corpus))
        .containsExactly(
            "files/" + folder + "/still",
            "files/" + folder + "/talk_1",
            "files/" + folder + "/talk_2");
    assertThat(corpus.clips().get(1).annotation().keyFrames()).contains(first.keyFrames());
    assertThat(corpus.clips().get(2).annotation().keyFrames()).contains(second.keyFrames());
    assertThat(corpus.clips().get(2).annotation().emotion()).isEmpty();
    assertThat(corpus.videos())
        .extracting(v -> v.source().id().clip())
        .containsExactly("still", "talk");
    assertThat(corpus.videos().get(0).movements()).isEmpty();
    assertThat(corpus.videos().get(1).movements()).containsExactly(first, second);
  }

  @Test
  void aDamagedElanFileIsAProblemOfItsVideoAlone() throws Exception {
    touch("lab/a.mp4");
    Files.writeString(touch("lab/a.eaf"), "<ANNOTATION");
    touch("lab/b.mp4");
    Corpus corpus = Corpora.files(List.of(root.resolve("lab")));
    assertThat(ids(corpus)).containsExactly("files/lab/b");
    assertThat(corpus.problems()).hasSize(1);
    assertThat(corpus.problems().get(0).reason()).contains("a.eaf").contains("take it away");
  }

  @Test
  void aNamedFileIsAClipWhateverItIs() throws Exception {
    Path file = touch("lab/notes.txt");
    assertThat(ids(Corpora.files(List.of(file)))).containsExactly("files/lab/notes");
  }

  @Test
  void twoFilesWithOneStemStayApart() throws Exception {
    touch("lab/a.mov");
    touch("lab/a.mp4");
    assertThat(ids(Corpora.files(List.of(root.resolve("lab")))))
        .containsExactly("files/lab/a", "files/lab/a.mp4");
  }

  @Test
  void theSameFileTwiceIsOneClip() throws Exception {
    Path file = touch("lab/a.mov");
    Corpus corpus = Corpora.files(List.of(file, file, file));
    assertThat(ids(corpus)).containsExactly("files/lab/a");
    assertThat(corpus.problems()).isEmpty();
  }

  @Test
  void namesWhatIsNotThereOrHoldsNoClipAndKeepsTheRest() throws Exception {
    Path good = touch("lab/a.mov");
    touch("tables/table.csv");
    Corpus corpus = Corpora.files(List.of(root.resolve("none.mp4"), good, root.resolve("tables")));
    assertThat(ids(corpus)).containsExactly("files/lab/a");
    assertThat(corpus.problems()).hasSize(2);
    assertThat(corpus.problems())
        .anySatisfy(
            p -> {
              assertThat(p.id().clip()).isEqualTo("none");
              assertThat(p.reason()).contains("no file or folder").contains("none.mp4");
            })
        .anySatisfy(
            p -> {
              assertThat(p.id().clip()).isEqualTo("tables");
              assertThat(p.reason()).contains("no clip in");
            });
  }
}
