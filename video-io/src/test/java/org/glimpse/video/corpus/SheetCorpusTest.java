package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.glimpse.video.corpus.TestSheets.frames;
import static org.glimpse.video.corpus.TestSheets.sheet;

import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipOutcome.Failed;
import org.glimpse.core.corpus.Corpus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetCorpusTest {
  private static final List<Object> CASME2 =
      List.of(
          "Subject",
          "Filename",
          "",
          "OnsetFrame",
          "ApexFrame",
          "OffsetFrame",
          "",
          "Action Units",
          "Estimated Emotion");

  @TempDir Path root;

  private static List<Object> casme2(Object subject, String clip, Object apex, Object au) {
    return List.of(subject, clip, "", 47, apex, 55, "", au, "happiness");
  }

  private void casme2Sheet(List<Object> row) throws Exception {
    sheet(root.resolve("CASME2-coding-20190701.xlsx"), CASME2, row);
  }

  @Test
  void readsNumbersWithoutZerosInFrontAndSubjectsAsNumbers() throws Exception {
    frames(root.resolve("CASME2_RAW_selected/sub01/EP02_01f"), "img%d.jpg", 46, 100);
    casme2Sheet(casme2(1, "EP02_01f", 50, "4+L10"));
    Corpus corpus = Corpora.named("casme2", root);
    assertThat(corpus.problems()).isEmpty();
    ClipSource clip = corpus.clips().get(0);
    assertThat(clip.id()).hasToString("casme2/sub01/EP02_01f");
    assertThat(clip.annotation().keyFrames())
        .hasValue(new KeyFrames(1, 4, 9, ApexSource.ANNOTATED));
    assertThat(clip.annotation().actionUnits()).hasToString("[4, L10]");
    assertThat(clip.annotation().frameRate()).hasValue(FrameRate.of(200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "\\", ""})
  void marksAnApexThatIsNotCoded(String apex) throws Exception {
    frames(root.resolve("sub01/EP02_01f"), "img%d.jpg", 46, 100);
    casme2Sheet(casme2("01", "EP02_01f", apex, "4"));
    assertThat(Corpora.named("casme2", root).clips().get(0).annotation().keyFrames())
        .hasValue(new KeyFrames(1, 5, 9, ApexSource.MIDPOINT));
  }

  @Test
  void prefersRawFramesToCroppedOnes() throws Exception {
    frames(root.resolve("Cropped/sub01/EP02_01f"), "reg_img%d.jpg", 46, 100);
    frames(root.resolve("RAW/sub01/EP02_01f"), "img%d.jpg", 46, 100);
    casme2Sheet(casme2(1, "EP02_01f", 50, "4"));
    assertThat(Corpora.named("casme2", root).clips().get(0).path())
        .isEqualTo(root.resolve("RAW/sub01/EP02_01f"));
  }

  @Test
  void unitsThatCannotBeReadCostTheClipNothingElse() throws Exception {
    frames(root.resolve("sub01/EP02_01f"), "img%d.jpg", 46, 100);
    casme2Sheet(casme2(1, "EP02_01f", 50, "R12 or R15"));
    Corpus corpus = Corpora.named("casme2", root);
    assertThat(corpus.problems()).isEmpty();
    assertThat(corpus.clips().get(0).annotation().actionUnits()).isEmpty();
    assertThat(((ListedCorpus) corpus).notes().remarks().get(0).reason()).contains("R12 or R15");
  }

  @Test
  void appliesErrataThatFitAndSaysSo() throws Exception {
    frames(root.resolve("sub01/EP02_01f"), "img%d.jpg", 46, 100);
    casme2Sheet(casme2(1, "EP02_01f", "/", "4"));
    Corpus corpus =
        Corpora.named(
            "casme2",
            root,
            CorpusOptions.withDefaults()
                .withErrata(
                    List.of(
                        new Erratum("EP02_01f", "apex", "/", "52", "seen by eye"),
                        new Erratum("sub01/EP02_01f", "offset", "99", "60", "a typing error"),
                        new Erratum("EP09_09", "offset", "1", "2", "another release"))));
    assertThat(corpus.clips().get(0).annotation().keyFrames())
        .hasValue(new KeyFrames(1, 6, 9, ApexSource.CORRECTED));
    assertThat(corpus.errata())
        .containsExactly("casme2/sub01/EP02_01f: apex / corrected to 52 (seen by eye).");
    assertThat(((ListedCorpus) corpus).notes().remarks())
        .extracting(Failed::reason)
        .satisfiesExactlyInAnyOrder(
            r -> assertThat(r).contains("expects '99' but the annotation says '55'"),
            r -> assertThat(r).contains("names this clip but the annotation does not"));
  }

  @Test
  void findsTheHeaderOfSammBelowItsTitles() throws Exception {
    frames(root.resolve("006/006_1_2"), "006_%05d.jpg", 5562, 5600);
    frames(root.resolve("011/011_1_1"), "011_%04d.jpg", 980, 1020);
    sheet(
        root.resolve("SAMM_Micro_FACS_Codes_v2.xlsx"),
        List.of("SAMM"),
        List.of(""),
        List.of("Codes of movements", "Subject"),
        List.of(
            "Subject",
            "Filename",
            "Inducement Code",
            "Onset Frame",
            "Apex Frame",
            "Offset Frame",
            "Duration",
            "Micro",
            "Action Units",
            "Estimated Emotion",
            "Objective Classes",
            "Notes"),
        List.of(6, "006_1_2", 1, 5562, 5570, 5590, 29, "Micro - 1/2", "R4B+7", "Anger", 3, "x"),
        List.of("011", "011_1_1", 1, 980, 999, 1020, 41, "Micro - 1/2", "14A", "Other", 7, ""));
    Corpus corpus = Corpora.named("samm", root);
    assertThat(corpus.problems()).isEmpty();
    assertThat(corpus.clips())
        .extracting(ClipSource::id)
        .hasToString("[samm/006/006_1_2, samm/011/011_1_1]");
    assertThat(corpus.clips().get(0).annotation().emotion()).hasValue("anger");
    assertThat(corpus.clips().get(0).annotation().actionUnits()).hasToString("[R4B, 7]");
    assertThat(corpus.clips().get(1).annotation().keyFrames())
        .hasValue(new KeyFrames(0, 19, 40, ApexSource.ANNOTATED));
  }

  @Test
  void keepsTheMovementsOfOneVideoOfCasme3ApartAndReportsDroppedFrames() throws Exception {
    Path video = root.resolve("part_A/spNO.1/b/color");
    frames(video, "%d.jpg", 8, 60);
    frames(video, "%d.jpg", 70, 90);
    sheet(
        root.resolve("cas(me)3_part_A_ME_label_JpgIndex_v2.xlsx"),
        List.of(
            "Subject", "Filename", "Onset", "Apex", "Offset", "AU", "Objective class", "emotion"),
        List.of("spNO.1", "b", 10, 12, 20, "4+7", 1, "Others"),
        List.of("spNO.1", "b", 30, 35, 40, "4", 1, "others"),
        List.of("spNO.1", "b", 50, 45, 58, "4", 1, "disgust"),
        List.of("spNO.1", "b", 55, 65, 72, "4", 1, "disgust"));
    Corpus corpus = Corpora.named("casme3", root);
    assertThat(corpus.clips())
        .extracting(ClipSource::id)
        .hasToString("[casme3/spNO.1/b_10, casme3/spNO.1/b_30]");
    assertThat(corpus.clips().get(0).annotation().emotion()).hasValue("others");
    assertThat(corpus.clips().get(0).annotation().keyFrames())
        .hasValue(new KeyFrames(2, 4, 12, ApexSource.ANNOTATED));
    assertThat(corpus.problems())
        .extracting(Failed::reason)
        .satisfiesExactly(
            r -> assertThat(r).contains("Apex 45 lies outside onset 50"),
            r -> assertThat(r).contains("Apex 65 has no frame").contains("61-69"));
  }

  @Test
  void readsPartCWithoutApexAndWithAChineseComma() throws Exception {
    frames(root.resolve("part_C/01/2/color"), "%d.jpg", 1, 60);
    sheet(
        root.resolve("CAS(ME)3_part_C_ME.xlsx"),
        List.of("sub", "count", "onset", "offset", "au", "emotion"),
        List.of(1, 2, 11, 21, "4,7，L10", "negative"));
    ClipSource clip = Corpora.named("casme3-c", root).clips().get(0);
    assertThat(clip.annotation().keyFrames())
        .hasValue(new KeyFrames(10, 15, 20, ApexSource.MIDPOINT));
    assertThat(clip.annotation().actionUnits()).hasToString("[4, 7, L10]");
  }

  @Test
  void readsMmewByEmotionAndItsLabelsAsTheyOccur() throws Exception {
    frames(root.resolve("Micro_Expression/disgust/S2-1"), "%d.jpg", 1, 30);
    frames(root.resolve("Micro_Expression/Others/S2-2"), "%d.jpg", 1, 30);
    sheet(
        root.resolve("MMEW_Micro_Exp.xlsx"),
        List.of(
            "Subject",
            "Filename",
            "OnsetFrame",
            "ApexFrame",
            "OffsetFrame",
            "Action Units",
            "Estimated Emotion",
            "remarks"),
        List.of(2, "S2-1", 1, 10, 30, "4+7", "disgust", ""),
        List.of(2, "S2-2", 1, 10, 30, "4", "others", ""),
        List.of(2, "S2-3", 1, 10, 30, "4", "others", ""));
    Corpus corpus = Corpora.named("mmew", root);
    assertThat(corpus.labels().labels()).containsExactly("disgust", "others");
    assertThat(corpus.clips()).hasSize(2);
    assertThat(corpus.problems().get(0).reason()).contains("no frame folder 'others/S2-3'");
  }

  @Test
  void readsTrimmedFoldersOf4dmeAndItsMarkedUnits() throws Exception {
    frames(root.resolve("gray_micro/sub01/f_01"), "%03d.jpg", 0, 10);
    sheet(
        root.resolve("4DME_Labelling_Micro_release v1.xlsx"),
        List.of("sub_ID", "fold_name", "Onset", "Apex", "Offset", "AUs", "Emotion"),
        List.of("sub01", "f_01", 120, 124, 130, "AU4+AU45(k)", "Negative"));
    ClipSource clip = Corpora.named("4dme", root).clips().get(0);
    assertThat(clip.annotation().keyFrames())
        .hasValue(new KeyFrames(0, 4, 10, ApexSource.ANNOTATED));
    assertThat(clip.annotation().actionUnits()).hasToString("[4, 45]");
  }

  @Test
  void namesWhatIsMissing() throws Exception {
    assertThatThrownBy(() -> Corpora.named("samm", root.resolve("none")))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no folder");
    assertThatThrownBy(() -> Corpora.named("samm", root))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no sheet such as 'SAMM_Micro_FACS_Codes_v2.xlsx'");
    sheet(root.resolve("CASME2-coding.xlsx"), List.of("Subject", "Filename", "OnsetFrame"));
    assertThatThrownBy(() -> Corpora.named("casme2", root))
        .isInstanceOf(CorpusException.class)
        .hasMessageContaining("no column 'OffsetFrame'");
  }
}
