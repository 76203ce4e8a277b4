package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.glimpse.video.corpus.TestSheets.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ActionUnit;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.ClipSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.clip.Movement;
import org.glimpse.core.clip.UntrimmedVideo;
import org.glimpse.core.corpus.ClipOutcome.Failed;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.TestFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The oddities with which corpora are released, one a test, on files as the writers make them.
 *
 * <p>Readers alone, with hand-made sheets, are tested in {@link SheetCorpusTest} and {@link
 * DfmeCorpusTest}.
 */
class CorpusQuirksTest {
  private static final int LENGTH = 10;

  @TempDir Path root;

  private static ClipRecording clip(String subject, String clip, KeyFrames keys, String emotion) {
    Annotation annotation =
        new Annotation(
            Optional.of(keys),
            Optional.of(emotion),
            ActionUnit.parseList("4+L10"),
            Optional.of(CorpusWriterContract.RATE));
    return ClipRecording.of(
        ClipId.of("any", subject, clip),
        annotation,
        CorpusWriterContract.RATE,
        TestFrames.waves(LENGTH, CorpusWriterContract.RATE, 1));
  }

  private static ClipRecording clip(String subject, String clip) {
    return clip(subject, clip, new KeyFrames(2, 5, 8, ApexSource.ANNOTATED), "disgust");
  }

  private Corpus written(String name, CorpusWriter writer, ClipRecording... clips)
      throws Exception {
    writer.write(root, List.of(clips));
    return Corpora.named(name, root);
  }

  private static void set(Path file, int row, int column, Object value) throws IOException {
    edit(
        file,
        rows -> {
          while (rows.get(row).size() <= column) {
            rows.get(row).add("");
          }
          rows.get(row).set(column, value);
        });
  }

  private Path find(String end) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.endsWith(end)).findFirst().orElseThrow();
    }
  }

  private static KeyFrames keys(Corpus corpus, int clip) {
    return corpus.clips().get(clip).annotation().keyFrames().orElseThrow();
  }

  // DFME

  @Test
  void dfmeFramesBeginAtZeroWithFiveDigits() throws Exception {
    Corpus corpus = written("dfme", CorpusWriter.dfme(), clip("sub0003", "sub0003_01"));
    assertThat(root.resolve("sub0003_01/00000.png")).exists();
    assertThat(keys(corpus, 0)).isEqualTo(new KeyFrames(2, 5, 8, ApexSource.ANNOTATED));
  }

  @Test
  void dfmeTestSheetsStandBesideTheTrainingSheetAndMayLackLabels() throws Exception {
    CorpusWriter.dfme()
        .write(root, List.of(clip("sub0003", "sub0003_01"), clip("sub0004", "sub0004_01")));
    Path train = root.resolve("full_release_annotation/training_full_with_AU.xlsx");
    Path test = train.resolveSibling("DFME_test_A_full_with_AU.xlsx");
    Files.copy(train, test);
    edit(train, rows -> rows.remove(2));
    edit(
        test,
        rows -> {
          rows.remove(1);
          rows.get(1).set(5, "");
          rows.get(1).set(6, "");
          rows.get(1).set(8, "");
        });
    Corpus corpus = Corpora.named("dfme", root);
    assertThat(corpus.problems()).isEmpty();
    assertThat(corpus.clips()).hasSize(2);
    assertThat(corpus.clips().get(1).annotation().emotion()).isEmpty();
  }

  @Test
  void dfmePartsOfTheFullReleaseHoldTheRawFramesUnderMicroAndTheEmotion() throws Exception {
    CorpusWriter.dfme().write(root, List.of(clip("sub0003", "sub0003_01")));
    Path raw =
        root.resolve("USTC_MEv4_partA_sub0001_sub0015/micro/disgust/sub0003_01").toAbsolutePath();
    Path cropped =
        root.resolve(
            "USTC_MEv4_partA_sub0001_sub0015/micro_static_aligned_croped/disgust/sub0003_01");
    Files.createDirectories(raw.getParent());
    Files.move(root.resolve("sub0003_01"), raw);
    TestSheets.frames(cropped, "%05d.png", 0, LENGTH - 1);
    assertThat(Corpora.named("dfme", root).clips().get(0).path().toAbsolutePath()).isEqualTo(raw);
  }

  @Test
  void dfmeClipsHaveTheRateOfTheirRow() throws Exception {
    CorpusWriter.dfme()
        .write(root, List.of(clip("sub0003", "sub0003_01"), clip("sub0004", "sub0004_01")));
    set(root.resolve("full_release_annotation/training_full_with_AU.xlsx"), 2, 7, 500);
    assertThat(Corpora.named("dfme", root).clips())
        .extracting(c -> c.annotation().frameRate().orElseThrow().toString())
        .containsExactly("200", "500");
  }

  @ParameterizedTest
  @ValueSource(strings = {"L12", "14+24", "4+L2", "4+23"})
  void dfmeUnitsKeepTheirSide(String units) throws Exception {
    CorpusWriter.dfme().write(root, List.of(clip("sub0003", "sub0003_01")));
    set(root.resolve("full_release_annotation/training_full_with_AU.xlsx"), 1, 8, units);
    assertThat(
            Corpora.named("dfme", root).clips().get(0).annotation().actionUnits().stream()
                .map(String::valueOf))
        .containsExactly(units.split("\\+", -1));
  }

  // CASME and CASME II

  @Test
  void casmeHasTwoApexColumnsAndTheFirstThatIsFilledCounts() throws Exception {
    CorpusWriter.casme().write(root, List.of(clip("1", "EP01_5"), clip("2", "EP01_6")));
    Path sheet = root.resolve("casme.xlsx");
    set(sheet, 1, 5, 9);
    set(sheet, 2, 4, "");
    set(sheet, 2, 5, 8);
    Corpus corpus = Corpora.named("casme", root);
    assertThat(keys(corpus, 0).apex()).isEqualTo(5);
    assertThat(keys(corpus, 1)).isEqualTo(new KeyFrames(2, 7, 8, ApexSource.ANNOTATED));
  }

  @Test
  void casme2NumbersAreNotPaddedAndBeginAnywhere() throws Exception {
    Corpus corpus = written("casme2", CorpusWriter.casme2(), clip("1", "EP02_01f"));
    assertThat(root.resolve("CASME2_RAW_selected/sub01/EP02_01f/img46.jpg")).exists();
    assertThat(keys(corpus, 0)).isEqualTo(new KeyFrames(2, 5, 8, ApexSource.ANNOTATED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "\\", ""})
  void casme2ApexMayNotBeCodedAndIsThenMarkedAsInvented(String apex) throws Exception {
    CorpusWriter.casme2().write(root, List.of(clip("1", "EP02_01f")));
    set(root.resolve("CASME2-coding-20140508.xlsx"), 1, 4, apex);
    assertThat(keys(Corpora.named("casme2", root), 0))
        .isEqualTo(new KeyFrames(2, 5, 8, ApexSource.MIDPOINT));
  }

  @Test
  void casme2SubjectsAreNumbersWithAndWithoutAZero() throws Exception {
    CorpusWriter.casme2().write(root, List.of(clip("1", "EP02_01f"), clip("2", "EP02_01f")));
    set(root.resolve("CASME2-coding-20140508.xlsx"), 2, 0, "02");
    assertThat(Corpora.named("casme2", root).clips())
        .extracting(ClipSource::id)
        .hasToString("[casme2/sub01/EP02_01f, casme2/sub02/EP02_01f]");
  }

  // SAMM

  @Test
  void sammHeaderLiesBelowThirteenTitles() throws Exception {
    CorpusWriter.samm().write(root, List.of(clip("6", "006_1_2")));
    edit(
        root.resolve("SAMM_Micro_FACS_Codes_v2.xlsx"),
        rows -> assertThat(rows.get(13).get(0)).isEqualTo("Subject"));
    assertThat(keys(Corpora.named("samm", root), 0))
        .isEqualTo(new KeyFrames(2, 5, 8, ApexSource.ANNOTATED));
  }

  @Test
  void sammNumbersHaveFiveDigitsInSomeClipsAndFourInOthers() throws Exception {
    CorpusWriter.samm().write(root, List.of(clip("6", "006_1_2")));
    Path folder = root.resolve("006/006_1_2");
    try (Stream<Path> frames = Files.list(folder)) {
      for (Path frame : frames.toList()) {
        Files.move(
            frame,
            folder.resolve(frame.getFileName().toString().replaceFirst("_0(\\d{4})", "_$1")));
      }
    }
    assertThat(folder.resolve("006_5562.jpg")).exists();
    assertThat(keys(Corpora.named("samm", root), 0).apex()).isEqualTo(5);
  }

  // SMIC

  @Test
  void smicHasNoSheetAndEveryApexIsMarkedAsInvented() throws Exception {
    Corpus corpus = written("smic", CorpusWriter.smic(), clip("1", "s1_ne_01"));
    assertThat(find("s1_ne_01/image17581039.jpg")).exists();
    assertThat(keys(corpus, 0)).isEqualTo(new KeyFrames(0, 4, 9, ApexSource.MIDPOINT));
    assertThat(corpus.clips().get(0).annotation().actionUnits()).isEmpty();
  }

  @Test
  void smicLongVideosCountFromTheCamerasFirstFrame() throws Exception {
    Corpus corpus = written("smic-hs-e", CorpusWriter.smicLong(), clip("1", "s1_ne_01"));
    assertThat(find("HS/s01/s1_ne_01/image559700.jpg")).exists();
    assertThat(keys(corpus, 0)).isEqualTo(new KeyFrames(2, 5, 8, ApexSource.MIDPOINT));
    assertThat(corpus.videos().get(0).movements())
        .extracting(Movement::keyFrames)
        .containsExactly(keys(corpus, 0));
  }

  @Test
  void smicLongVideosMayNumberTheirFilesAnew() throws Exception {
    CorpusWriter.smicLong().write(root, List.of(clip("1", "s1_ne_01")));
    Path folder = find("HS/s01/s1_ne_01");
    for (int i = 0; i < LENGTH; i++) {
      Files.move(
          folder.resolve("image" + (559700 + i) + ".jpg"), folder.resolve("image " + i + ".jpg"));
    }
    assertThat(keys(Corpora.named("smic-hs-e", root), 0))
        .isEqualTo(new KeyFrames(2, 5, 8, ApexSource.MIDPOINT));
    set(find("SMIC-HS-E_annotation.xlsx"), 1, 3, 559710);
    assertThat(Corpora.named("smic-hs-e", root).problems().get(0).reason())
        .contains("559710")
        .contains("holds 10 frames");
  }

  @Test
  void smicSheetEndsWithTextThatIsNoClip() throws Exception {
    CorpusWriter.smicLong().write(root, List.of(clip("1", "s1_ne_01")));
    edit(
        find("SMIC-HS-E_annotation.xlsx"),
        rows -> assertThat(rows.get(3).get(0)).asString().contains("camera"));
    Corpus corpus = Corpora.named("smic-hs-e", root);
    assertThat(corpus.clips()).hasSize(1);
    assertThat(corpus.problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"surprise", "sur", "Surprise", "3", ""})
  void smicEmotionIsTakenFromTheNameWhereTheSheetSaysSomethingElse(String cell) throws Exception {
    CorpusWriter.smicLong().write(root, List.of(clip("1", "s1_sur_01")));
    set(find("SMIC-HS-E_annotation.xlsx"), 1, 5, cell);
    assertThat(Corpora.named("smic-hs-e", root).clips().get(0).annotation().emotion())
        .hasValue("surprise");
  }

  // CAS(ME)²

  @Test
  void casmeSquaredHasThreeSheetsWithoutHeaders() throws Exception {
    Corpus corpus =
        written(
            "casme-sq",
            CorpusWriter.casmeSquared(),
            clip("1", "anger1_1"),
            clip("1", "disgust2_1"));
    assertThat(corpus.clips())
        .extracting(ClipSource::id)
        .hasToString("[casme-sq/s15/anger1_1, casme-sq/s15/disgust2_1]");
    assertThat(corpus.videos())
        .extracting(video -> video.source().id())
        .hasToString("[casme-sq/s15/0101, casme-sq/s15/0102]");
    assertThat(find("rawpic/s15/15_0102disgust2/img001.jpg")).exists();
  }

  @Test
  void casmeSquaredSheetMayHaveAHeaderAndCodesThatLostTheirZeros() throws Exception {
    CorpusWriter.casmeSquared().write(root, List.of(clip("1", "anger1_1")));
    edit(
        root.resolve("code_final.xlsx"),
        rows -> rows.add(0, List.of("subject", "video", "onset", "apex", "offset")));
    assertThat(Corpora.named("casme-sq", root).problems()).isEmpty();
    assertThat(Corpora.named("casme-sq", root).clips()).hasSize(1);
  }

  @Test
  void casmeSquaredOffsetOfZeroMeansTheApex() throws Exception {
    CorpusWriter.casmeSquared()
        .write(
            root,
            List.of(clip("1", "anger1_1", new KeyFrames(2, 6, 6, ApexSource.ANNOTATED), "anger")));
    edit(root.resolve("code_final.xlsx"), rows -> assertThat(rows.get(0).get(4)).hasToString("0"));
    assertThat(keys(Corpora.named("casme-sq", root), 0))
        .isEqualTo(new KeyFrames(2, 6, 6, ApexSource.ANNOTATED));
  }

  @Test
  void casmeSquaredVideosHoldSeveralMovementsOfBothKindsAndSomeHoldNone() throws Exception {
    CorpusWriter.casmeSquared()
        .write(
            root,
            List.of(
                clip("1", "anger1_1"),
                clip("1", "anger1_2"),
                clip("1", "fear1_1"),
                clip("2", "x_1")));
    edit(
        root.resolve("code_final.xlsx"),
        rows -> {
          rows.get(1).set(7, "macro-expression");
          rows.remove(3);
        });
    Corpus corpus = Corpora.named("casme-sq", root);
    UntrimmedVideo anger = corpus.videos().get(0);
    assertThat(anger.movements())
        .extracting(Movement::kind)
        .containsExactly(Movement.Kind.MICRO, Movement.Kind.MACRO);
    assertThat(anger.movements(Movement.Kind.MACRO).get(0).keyFrames())
        .isEqualTo(new KeyFrames(12, 15, 18, ApexSource.ANNOTATED));
    assertThat(anger.movements().get(0).label()).hasValue("negative");
    assertThat(corpus.videos())
        .filteredOn(video -> video.movements().isEmpty())
        .singleElement()
        .extracting(video -> video.source().id())
        .hasToString("casme-sq/s16/0103");
    // Only micro-expressions are clips.
    assertThat(corpus.clips())
        .extracting(ClipSource::id)
        .hasToString("[casme-sq/s15/anger1_1, casme-sq/s15/fear1_1]");
  }

  // CAS(ME)³

  @Test
  void casme3LabelsAreSpelledInTwoCases() throws Exception {
    Corpus corpus =
        written(
            "casme3",
            CorpusWriter.casme3(),
            clip("1", "a", new KeyFrames(2, 5, 8, ApexSource.ANNOTATED), "contempt"),
            clip("1", "b", new KeyFrames(2, 5, 8, ApexSource.ANNOTATED), "others"));
    edit(
        find("cas(me)3_part_A_ME_label_JpgIndex_v2.xlsx"),
        rows -> assertThat(rows).extracting(row -> row.get(7)).contains("Others", "others"));
    assertThat(corpus.clips())
        .allSatisfy(clip -> assertThat(clip.annotation().emotion()).hasValue("others"));
  }

  @Test
  void casme3FirstFramesAreMissingAndWhatIsLeftOfAMovementIsStillToBeSpotted() throws Exception {
    CorpusWriter.casme3().write(root, List.of(clip("1", "a")));
    for (int i = 1; i <= 4; i++) {
      Files.delete(find("color/" + i + ".jpg"));
    }
    Corpus corpus = Corpora.named("casme3", root);
    assertThat(corpus.problems())
        .extracting(Failed::reason)
        .singleElement()
        .asString()
        .contains("Onset 3 has no frame");
    assertThat(corpus.videos().get(0).movements().get(0).keyFrames())
        .isEqualTo(new KeyFrames(0, 1, 4, ApexSource.ANNOTATED));
  }

  @Test
  void casme3RowsThatTheOwnersListsContradictAreCorrectedAndSaidSo() throws Exception {
    CorpusWriter.casme3().write(root, List.of(clip("216", "e")));
    Path sheet = find("cas(me)3_part_A_ME_label_JpgIndex_v2.xlsx");
    set(sheet, 1, 2, 0);
    set(sheet, 1, 3, 0);
    Corpus corpus = Corpora.named("casme3", root);
    assertThat(corpus.problems()).isEmpty();
    assertThat(keys(corpus, 0)).isEqualTo(new KeyFrames(0, 0, 8, ApexSource.CORRECTED));
    assertThat(corpus.errata()).hasSize(2).allMatch(s -> s.contains("there is no 0.jpg"));
    Corpus asItStands =
        Corpora.named("casme3", root, CorpusOptions.withDefaults().withoutShippedErrata());
    assertThat(asItStands.problems().get(0).reason()).contains("Onset 0 has no frame");
  }

  @Test
  void casme3LabelsAreOnASheetOfTheirOwnNameBesideOneCalledSheet1() throws Exception {
    CorpusWriter.casme3().write(root, List.of(clip("1", "a")));
    TestSheets.renameAndAddSheet1(find("cas(me)3_part_A_ME_label_JpgIndex_v2.xlsx"));
    assertThat(Corpora.named("casme3", root).clips()).hasSize(1);
  }

  @Test
  void casme3VideosWithoutALabelAreListedToo() throws Exception {
    CorpusWriter.casme3().write(root, List.of(clip("1", "a"), clip("2", "c")));
    edit(find("cas(me)3_part_A_ME_label_JpgIndex_v2.xlsx"), rows -> rows.remove(2));
    assertThat(Corpora.named("casme3", root).videos())
        .extracting(video -> video.source().id() + " " + video.movements().size())
        .containsExactly("casme3/spNO.1/a 1", "casme3/spNO.2/c 0");
  }

  // MMEW, 4DME

  @Test
  void mmewFoldersAreSortedByEmotionAndItsRateIsOnlyAssumed() throws Exception {
    Corpus corpus = written("mmew", CorpusWriter.mmew(), clip("2", "S2-1"));
    assertThat(root.resolve("Micro_Expression/disgust/S2-1/1.jpg")).exists();
    assertThat(corpus.assumptions()).singleElement().asString().contains("90").contains("--fps");
    CorpusOptions given = CorpusOptions.withDefaults().withFrameRate(FrameRate.of(60));
    Corpus told = Corpora.named("mmew", root, given);
    assertThat(told.assumptions()).isEmpty();
    assertThat(told.clips().get(0).annotation().frameRate()).hasValue(FrameRate.of(60));
  }

  @Test
  void fourDmeMarksUnitsWithLettersAndTrimsItsFolders() throws Exception {
    CorpusWriter.fourDme().write(root, List.of(clip("1", "f_01")));
    Path sheet = root.resolve("4DME_Labelling_Micro_release v1.xlsx");
    set(sheet, 1, 5, "AU4+AU45(k)");
    set(sheet, 1, 2, 120);
    set(sheet, 1, 3, 124);
    set(sheet, 1, 4, 129);
    ClipSource clip = Corpora.named("4dme", root).clips().get(0);
    assertThat(clip.annotation().keyFrames())
        .hasValue(new KeyFrames(0, 4, 9, ApexSource.ANNOTATED));
    assertThat(clip.annotation().actionUnits()).hasToString("[4, 45]");
  }

  // SAMM Long Videos

  @Test
  void sammLongVideosHaveTheirHeaderInTheTenthRowAndSeveralMovementsAVideo() throws Exception {
    CorpusWriter.sammLongVideos()
        .write(root, List.of(clip("6", "006_1_1"), clip("6", "006_1_2"), clip("7", "007_3_1")));
    Path sheet = root.resolve("SAMM_LongVideos_V2_Release.xlsx");
    edit(sheet, rows -> assertThat(rows.get(9).get(0)).isEqualTo("Subject"));
    set(sheet, 11, 7, "Macro");
    edit(sheet, rows -> rows.remove(12));
    Corpus corpus = Corpora.named("samm-lv", root);
    assertThat(corpus.clips().get(1).annotation().emotion()).hasValue("macro");
    UntrimmedVideo video = corpus.videos().get(0);
    assertThat(video.movements())
        .extracting(Movement::kind)
        .containsExactly(Movement.Kind.MICRO, Movement.Kind.MACRO);
    assertThat(video.movements().get(0).label()).isEmpty();
    assertThat(corpus.videos())
        .extracting(v -> v.source().id())
        .hasToString("[samm-lv/006/006_1, samm-lv/007/007_3]");
  }

  // Missing frames, anywhere

  @Test
  void aGapInTheFramesIsReportedAndMovesNoKeyFrame() throws Exception {
    CorpusWriter.casme2().write(root, List.of(clip("1", "EP02_01f")));
    Files.delete(find("EP02_01f/img47.jpg"));
    Corpus corpus = Corpora.named("casme2", root);
    assertThat(keys(corpus, 0)).isEqualTo(new KeyFrames(2, 5, 8, ApexSource.ANNOTATED));
    assertThat(CorpusCheck.findings(corpus))
        .extracting(CorpusCheck.Finding::kind)
        .containsExactly(CorpusCheck.Kind.MISSING_FRAMES);
  }
}
