package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.corpus.Corpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesCorpusTest {
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
