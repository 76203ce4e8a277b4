package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Step;
import org.glimpse.core.corpus.ClipOutcome.Failed;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DfmeCorpusTest {
  private static final List<Object> HEADER =
      List.of(
          "Subject",
          "Filename",
          "OnsetFrame",
          "ApexFrame",
          "OffsetFrame",
          "Emotion",
          "EmotionId",
          "Fps",
          "AU");

  @TempDir Path root;

  private void sheet(String name, List<List<Object>> rows) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        Workbook book = new Workbook(out, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("Sheet1");
      for (int r = 0; r < rows.size(); r++) {
        for (int c = 0; c < rows.get(r).size(); c++) {
          Object cell = rows.get(r).get(c);
          if (cell instanceof Number number) {
            sheet.value(r, c, number);
          } else {
            sheet.value(r, c, String.valueOf(cell));
          }
        }
      }
    }
  }

  /** Ten empty files are enough: the corpus reads names, not pictures. */
  private void frames(String folder, int first) throws IOException {
    Files.createDirectories(root.resolve(folder));
    for (int i = 0; i < 10; i++) {
      Files.createFile(root.resolve(folder).resolve(String.format("%05d.png", first + i)));
    }
  }

  private static List<Object> row(
      String clip, Object onset, Object apex, Object offset, String emotion) {
    return List.of(
        clip.substring(0, clip.indexOf('_')), clip, onset, apex, offset, emotion, 0, 500, "L12");
  }

  @Test
  void readsClipsWithTheirAnnotations() throws Exception {
    frames("sub0003_01", 0);
    sheet("training_full_with_AU.xlsx", List.of(HEADER, row("sub0003_01", 1, 4, 9, "happiness")));
    Corpus corpus = Corpora.dfme(root);
    assertThat(corpus.name()).isEqualTo("dfme");
    assertThat(corpus.labels()).isEqualTo(LabelSet.dfme7());
    assertThat(corpus.problems()).isEmpty();
    ClipSource clip = corpus.clips().get(0);
    assertThat(clip.id()).hasToString("dfme/sub0003/sub0003_01");
    assertThat(clip.path()).isEqualTo(root.resolve("sub0003_01"));
    assertThat(clip.annotation().keyFrames())
        .hasValue(new KeyFrames(1, 4, 9, ApexSource.ANNOTATED));
    assertThat(clip.annotation().emotion()).hasValue("happiness");
    assertThat(clip.annotation().frameRate()).hasValue(FrameRate.of(500));
    assertThat(clip.annotation().actionUnits()).hasToString("[L12]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.xlsx", "full_release_annotation/a.xlsx", "annotation/a.xlsx"})
  void findsSheetsAndFoldersWhereReleasesPutThem(String sheet) throws Exception {
    frames("train/sub0001_01", 0);
    sheet(sheet, List.of(HEADER, row("sub0001_01", 0, 1, 2, "fear")));
    assertThat(Corpora.dfme(root).clips()).hasSize(1);
  }

  @Test
  void takesTheRawFramesOfTheFullRelease() throws Exception {
    frames("USTC_MEv4_partA_sub0001_sub0015/micro/fear/sub0001_01", 0);
    frames("USTC_MEv4_partA_sub0001_sub0015/micro_static_aligned_croped/fear/sub0001_01", 0);
    sheet("a.xlsx", List.of(HEADER, row("sub0001_01", 0, 1, 2, "fear")));
    assertThat(Corpora.dfme(root).clips().get(0).path())
        .isEqualTo(root.resolve("USTC_MEv4_partA_sub0001_sub0015/micro/fear/sub0001_01"));
  }

  @Test
  void joinsAllSheetsAndIgnoresExcelsLockFile() throws Exception {
    frames("sub0001_01", 0);
    frames("sub0002_01", 0);
    sheet("annotation/a.xlsx", List.of(HEADER, row("sub0001_01", 0, 1, 2, "fear")));
    sheet("annotation/b.xlsx", List.of(HEADER, row("sub0002_01", 0, 1, 2, "anger")));
    Files.writeString(root.resolve("annotation/~$b.xlsx"), "locked");
    assertThat(Corpora.dfme(root).clips()).hasSize(2);
  }

  @Test
  void keepsNumbersApartFromIndices() throws Exception {
    frames("sub0001_01", 40);
    sheet("a.xlsx", List.of(HEADER, row("sub0001_01", 41, 44, 49, "fear")));
    assertThat(Corpora.dfme(root).clips().get(0).annotation().keyFrames())
        .hasValue(new KeyFrames(1, 4, 9, ApexSource.ANNOTATED));
  }

  @Test
  void ignoresTheCaseOfEmotionsAndTheOrderOfColumns() throws Exception {
    frames("sub0001_01", 0);
    sheet(
        "a.xlsx",
        List.of(
            List.of("Emotion", "Filename", "Offset Frame", "apexframe", "OnsetFrame", "Subject"),
            List.of(" Sadness ", "sub0001_01", 5, 3, 1, "sub0001")));
    ClipSource clip = Corpora.dfme(root).clips().get(0);
    assertThat(clip.annotation().emotion()).hasValue("sadness");
    assertThat(clip.annotation().frameRate()).isEmpty();
  }

  @Test
  void marksAnApexThatIsNotCoded() throws Exception {
    frames("sub0001_01", 0);
    sheet("a.xlsx", List.of(HEADER, row("sub0001_01", 2, "/", 7, "fear")));
    assertThat(Corpora.dfme(root).clips().get(0).annotation().keyFrames())
        .hasValue(new KeyFrames(2, 4, 7, ApexSource.MIDPOINT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1|9|5|fear|Apex 9 lies outside onset 1 to offset 5",
        "6|6|5|fear|Onset 6 and offset 5 are not in the order",
        "1|2|3|joy|The emotion 'joy' is not one of anger, contempt",
        "1|2|99|fear|Offset 99 has no frame",
        "1|x|3|fear|ApexFrame must be a whole number but is 'x'",
        "/|2|3|fear|Onset is not coded",
      })
  void aBadRowCostsNoOtherClip(
      String onset, String apex, String offset, String emotion, String reason) throws Exception {
    frames("sub0001_01", 0);
    frames("sub0002_01", 0);
    sheet(
        "a.xlsx",
        List.of(
            HEADER,
            row("sub0001_01", onset, apex, offset, emotion),
            row("sub0002_01", 0, 1, 2, "fear")));
    Corpus corpus = Corpora.dfme(root);
    assertThat(corpus.clips()).hasSize(1);
    assertThat(corpus.problems()).hasSize(1);
    Failed problem = corpus.problems().get(0);
    assertThat(problem.id()).hasToString("dfme/sub0001/sub0001_01");
    assertThat(problem.step()).isEqualTo(Step.CORPUS);
    assertThat(problem.reason()).contains(reason);
  }

  @Test
  void reportsMissingFoldersAndDoubledClips() throws Exception {
    frames("sub0001_01", 0);
    Files.createDirectories(root.resolve("sub0004_01"));
    sheet(
        "a.xlsx",
        List.of(
            HEADER,
            row("sub0001_01", 0, 1, 2, "fear"),
            row("sub0001_01", 0, 1, 2, "fear"),
            row("sub0003_01", 0, 1, 2, "fear"),
            row("sub0004_01", 0, 1, 2, "fear")));
    Corpus corpus = Corpora.dfme(root);
    assertThat(corpus.clips()).hasSize(1);
    assertThat(corpus.problems())
        .extracting(Failed::reason)
        .satisfiesExactly(
            r -> assertThat(r).contains("listed twice"),
            r -> assertThat(r).contains("no frame folder 'sub0003_01'"),
            r -> assertThat(r).contains("sub0004_01' has no frames"));
  }

  @Test
  void namesAMissingColumn() throws Exception {
    sheet("a.xlsx", List.of(List.of("Subject", "Filename", "OnsetFrame", "OffsetFrame")));
    assertThatThrownBy(() -> Corpora.dfme(root))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("a.xlsx' has no column 'ApexFrame'")
        .hasMessageContaining("it has Subject, Filename, OnsetFrame, OffsetFrame");
  }

  @Test
  void namesAMissingRootOrSheet() throws Exception {
    assertThatThrownBy(() -> Corpora.dfme(root.resolve("none")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no folder");
    assertThatThrownBy(() -> Corpora.dfme(root))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no annotation sheet");
    Files.writeString(root.resolve("a.xlsx"), "no spreadsheet");
    assertThatThrownBy(() -> Corpora.dfme(root))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("a.xlsx' cannot be read");
  }
}
