package org.glimpse.video.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.Corpus;
import org.glimpse.video.VideoFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErratumTest {
  @TempDir Path root;

  private static CorpusOptions with(Erratum... errata) {
    return CorpusOptions.withDefaults().withErrata(List.of(errata));
  }

  private static KeyFrames keys(Corpus corpus) {
    return corpus.clips().get(0).annotation().keyFrames().orElseThrow();
  }

  @Test
  void correctsDfme() throws Exception {
    CorpusWriter.dfme()
        .write(root, List.of(CorpusWriterContract.recording("sub0001", "sub0001_01")));
    Corpus corpus =
        Corpora.named(
            "dfme",
            root,
            with(
                new Erratum("sub0001_01", "apex", "3", "2", "seen by eye"),
                new Erratum("sub0001/sub0001_01", "emotion", "disgust", "fear", "self-report")));
    assertThat(keys(corpus)).isEqualTo(new KeyFrames(1, 2, 5, ApexSource.CORRECTED));
    assertThat(corpus.clips().get(0).annotation().emotion()).hasValue("fear");
    assertThat(corpus.errata()).hasSize(2);
  }

  @Test
  void correctsSmicWhoseFoldersAreItsAnnotation() throws Exception {
    CorpusWriter.smic().write(root, List.of(CorpusWriterContract.recording("s1", "s1_ne_01")));
    Corpus corpus =
        Corpora.named(
            "smic",
            root,
            with(
                new Erratum("s1_ne_01", "apex", "/", "17581040", "seen by eye"),
                new Erratum("s1_ne_01", "offset", "17581044", "17581043", "still moving")));
    assertThat(keys(corpus)).isEqualTo(new KeyFrames(0, 1, 4, ApexSource.CORRECTED));
  }

  @Test
  void correctsATableAndTellsWhatDoesNotFit() throws Exception {
    CorpusWriter.videos(VideoFormat.FFV1)
        .write(root, List.of(CorpusWriterContract.recording("s1", "c1")));
    Corpus corpus =
        Corpora.detect(
            root,
            with(
                new Erratum("c1", "au", "4+L10", "4", "checked"),
                new Erratum("c1", "onset", "0", "2", "another table"),
                new Erratum("c9", "onset", "0", "2", "another table")));
    assertThat(corpus.clips().get(0).annotation().actionUnits()).hasToString("[4]");
    assertThat(CorpusCheck.findings(corpus))
        .extracting(CorpusCheck.Finding::reason)
        .satisfiesExactlyInAnyOrder(
            reason -> assertThat(reason).contains("expects '0' but the annotation says '1'"),
            reason -> assertThat(reason).contains("names this clip but the annotation does not"));
  }

  @Test
  void correctsTheCorporaOfTheComposite() throws Exception {
    CorpusWriter.casme2()
        .write(root.resolve("CASME2"), List.of(CorpusWriterContract.recording("1", "EP02_01f")));
    Files.write(root.resolve("combined_3class_gt.csv"), List.of("casme2,sub01,EP02_01f,1"));
    Corpus corpus =
        Corpora.named(
            "megc2019",
            root,
            with(
                new Erratum("sub01/EP02_01f", "apex", "49", "50", "seen by eye"),
                new Erratum("EP99", "apex", "49", "50", "no such clip")));
    assertThat(keys(corpus)).isEqualTo(new KeyFrames(1, 4, 5, ApexSource.CORRECTED));
    assertThat(corpus.errata()).hasSize(1);
    assertThat(CorpusCheck.findings(corpus))
        .singleElement()
        .extracting(finding -> finding.clip().clip())
        .isEqualTo("EP99");
  }

  @Test
  void anEstimateIsMarkedAsDetectedAndNothingAsInvented() throws Exception {
    CorpusWriter.casme2().write(root, List.of(CorpusWriterContract.recording("1", "EP02_01f")));
    Erratum estimate = new Erratum("EP02_01f", "apex", "49", "~50", "by optical flow");
    assertThat(keys(Corpora.named("casme2", root, with(estimate))))
        .isEqualTo(new KeyFrames(1, 4, 5, ApexSource.DETECTED));
    Erratum nothing = new Erratum("EP02_01f", "apex", "49", "/", "not an apex");
    assertThat(keys(Corpora.named("casme2", root, with(nothing))))
        .isEqualTo(new KeyFrames(1, 3, 5, ApexSource.MIDPOINT));
  }

  @Test
  void oneOfTheUsersCountsMoreThanAShippedOne() throws Exception {
    CorpusWriter.casme3().write(root, List.of(CorpusWriterContract.recording("216", "e")));
    TestSheets.edit(
        root.resolve("annotation/cas(me)3_part_A_ME_label_JpgIndex_v2.xlsx"),
        rows -> {
          rows.get(1).set(2, 0);
          rows.get(1).set(3, 0);
        });
    Corpus corpus =
        Corpora.named("casme3", root, with(new Erratum("e_0", "apex", "0", "3", "seen by eye")));
    assertThat(keys(corpus)).isEqualTo(new KeyFrames(0, 2, 5, ApexSource.CORRECTED));
    assertThat(corpus.errata())
        .anyMatch(s -> s.contains("apex 0 corrected to 3"))
        .anyMatch(s -> s.contains("onset 0 corrected to 1"));
  }

  @Test
  void everyShippedFileCanBeReadAndIsOfAKnownCorpus() throws Exception {
    List<String> with = new ArrayList<>();
    for (String corpus : Corpora.names()) {
      List<Erratum> shipped = Erratum.shipped(corpus);
      if (!shipped.isEmpty()) {
        with.add(corpus);
      }
      assertThat(shipped.stream().map(e -> e.clip() + "/" + e.field())).doesNotHaveDuplicates();
    }
    assertThat(with).containsExactly("casme3");
    assertThat(Erratum.shipped("casme3")).hasSize(7);
  }

  @Test
  void aRateThatIsGivenIsForFoldersOnlyAndNotWhereARowStatesOne() throws Exception {
    CorpusOptions fast = CorpusOptions.withDefaults().withFrameRate(FrameRate.of(500));
    CorpusWriter.dfme()
        .write(root, List.of(CorpusWriterContract.recording("sub0001", "sub0001_01")));
    assertThat(Corpora.named("dfme", root, fast).clips().get(0).annotation().frameRate())
        .hasValue(FrameRate.of(200));
    assertThat(
            Corpora.files(List.of(root.resolve("sub0001_01")), fast)
                .clips()
                .get(0)
                .annotation()
                .frameRate())
        .hasValue(FrameRate.of(500));
  }
}
