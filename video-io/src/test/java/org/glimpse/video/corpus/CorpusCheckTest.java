package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glimpse.video.corpus.TestSheets.frames;
import static org.glimpse.video.corpus.TestSheets.sheet;

import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.corpus.Corpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCheckTest {
  @TempDir Path root;

  private static final List<Object> MMEW =
      List.of(
          "Subject",
          "Filename",
          "OnsetFrame",
          "ApexFrame",
          "OffsetFrame",
          "Action Units",
          "Estimated Emotion");

  @Test
  void findsNothingInACleanCorpus() throws Exception {
    CorpusWriter.samm().write(root, List.of(CorpusWriterContract.recording("s6", "006_1_2")));
    assertThat(CorpusCheck.findings(Corpora.named("samm", root))).isEmpty();
  }

  @Test
  void findsEveryInconsistencyAndTellsItsKind() throws Exception {
    frames(root.resolve("fear/a"), "%d.jpg", 1, 30);
    frames(root.resolve("fear/b"), "%d.jpg", 1, 10);
    frames(root.resolve("fear/b"), "%d.jpg", 13, 30);
    frames(root.resolve("fear/c"), "%d.jpg", 1, 30);
    sheet(
        root.resolve("MMEW.xlsx"),
        MMEW,
        List.of("S1", "a", 1, 5, 30, "4", "fear"),
        List.of("S01", "b", 1, 5, 30, "4", "fear"),
        List.of("S2", "c", 1, 5, 31, "4", "fear"),
        List.of("S3", "d", 1, 5, 31, "4", "fear"),
        List.of("S3", "a", 1, 5, 30, "four", "fear"),
        List.of("S1", "a", 1, 5, 30, "4", "fear"));
    Corpus corpus = Corpora.named("mmew", root);
    assertThat(CorpusCheck.findings(corpus))
        .extracting(f -> f.clip().subject().subject() + "/" + f.clip().clip() + " " + f.kind().id())
        .containsExactly(
            "S01/b missing-frames",
            "S1/a duplicate",
            "S1/a subject-clash",
            "S2/c key-frames",
            "S3/a odd",
            "S3/a subject-clash",
            "S3/d missing-folder");
    assertThat(CorpusCheck.findings(corpus).get(0).reason())
        .isEqualTo("2 of the frames 1 to 30 are missing: 11-12.");
    assertThat(CorpusCheck.findings(corpus).get(2).reason()).contains("'S01' and 'S1' may be one");
  }
}
