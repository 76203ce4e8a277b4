package org.glimpse.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.KeyFrames;
import org.glimpse.core.corpus.ClipOutcome;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnalysisReportTest {
  @TempDir private Path directory;

  private String page(AnalysisReport report) throws IOException {
    return Files.readString(report.renderTo(directory));
  }

  @Test
  void listsEveryClipThoseWithoutAResultWithTheReason() throws IOException {
    List<ClipOutcome> outcomes = Samples.outcomes().subList(9, 14);
    String page = page(AnalysisReport.of(outcomes).withTitle("Five clips"));
    assertThat(page)
        .contains("<h1>Five clips</h1>", "3 of 5 clips were analyzed; 2 have no result");
    for (ClipOutcome outcome : outcomes) {
      assertThat(page).contains(outcome.id().clip());
      outcome.failed().ifPresent(failed -> assertThat(page).contains(failed.reason()));
    }
  }

  @Test
  void saysWhereAndWhenTheFaceMoves() throws IOException {
    ClipOutcome.Analyzed clip = Samples.analyzed("sub1", "clip1", 1);
    KeyFrames key = clip.analysis().keyFrames();
    assertThat(page(AnalysisReport.of(List.of(clip)).withLabels(LabelSet.dfme7())))
        .contains("One clip was analyzed.")
        .contains(
            "The face moves from "
                + key.onset() * 5
                + " ms (frame "
                + key.onset()
                + ") to "
                + key.offset() * 5
                + " ms (frame "
                + key.offset()
                + "), most at "
                + key.apex() * 5
                + " ms (frame "
                + key.apex()
                + ")")
        .contains("Predicted label: happiness.")
        .contains("No face was found in 7 of " + clip.analysis().motion().length() + " frames.");
  }

  @Test
  void callsAClassByItsIndexWhereNoLabelsAreGiven() throws IOException {
    assertThat(page(AnalysisReport.of(List.of(Samples.analyzed("s", "c", 1)))))
        .contains("Predicted label: class 4.");
  }

  @Test
  void showsNoLabelWhereNothingWasPredicted() throws IOException {
    List<ClipOutcome> outcomes =
        List.of(
            new ClipOutcome.Analyzed(Samples.analyzed("s", "c", 1).analysis(), Optional.empty()),
            new ClipOutcome.Analyzed(Samples.analyzed("s", "d", 2).analysis(), Optional.empty()));
    assertThat(page(AnalysisReport.of(outcomes))).doesNotContain("label:", ">label<");
  }

  @Test
  void warnsOfAnInventedApex() throws IOException {
    ClipOutcome.Analyzed clip = Samples.analyzed("s", "c", 4);
    assertThat(page(AnalysisReport.of(List.of(clip))))
        .contains("The apex was not observed: it is the middle between onset and offset.");
  }

  @Test
  void worksWhereEveryClipFailed() throws IOException {
    assertThat(page(AnalysisReport.of(Samples.outcomes().subList(12, 14))))
        .contains("0 of 2 clips were analyzed; 2 have no result");
  }

  @Test
  void putsTheDetailsOfManyClipsOnPagesToWhichTheTableLeads() throws IOException {
    List<ClipOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 41; i++) {
      outcomes.add(Samples.analyzed("sub", "clip" + i, i % 3));
    }
    String page = page(AnalysisReport.of(outcomes));
    assertThat(page)
        .contains("id=\"clips-example-3\"", "the 3 clips with the largest motion")
        .doesNotContain("id=\"clips-clip-1\"", "id=\"clips-example-4\"")
        .contains("href=\"clips/page-1.html#clips-clip-40\"")
        .contains("href=\"clips/page-2.html#clips-clip-41\"");
    String second = Files.readString(directory.resolve("clips/page-2.html"));
    assertThat(second)
        .contains("<h1>Analysis: clips 41 to 41</h1>", "id=\"clips-clip-41\"", "<svg")
        .contains("href=\"../report.html#clips\"");
    assertThat(Files.readString(directory.resolve("clips/page-1.html")).split("<h3>", -1))
        .hasSize(41);
  }

  @Test
  void showsFlowAtTheApexAndWhatItSuggests() throws IOException {
    ClipOutcome.Analyzed clip = Samples.analyzed("s", "c", 1);
    assertThat(
            page(
                AnalysisReport.of(List.of(clip))
                    .withApexMotion(analysis -> Optional.of(Samples.apexMotion()))))
        .contains("full color: 1.00 px", "Regions that move at the apex")
        .containsSubsequence(
            ">mouth</th>", "<td class=\"text\">corners up</td>", "AU12 (lip corner puller)")
        .doesNotContain("bridge of the nose");
    assertThat(page(AnalysisReport.of(List.of(clip))))
        .doesNotContain("full color", "AU12")
        .contains("Regions that move at the apex");
  }

  /**
   * The last frames of a sample have no face, and in every one the eyes move alone near the end.
   */
  @Test
  void flagsWhatMaySpoilAClip() throws IOException {
    List<ClipOutcome> clips = List.of(Samples.analyzed("s", "c", 1), Samples.analyzed("s", "d", 2));
    assertThat(page(AnalysisReport.of(clips)))
        .contains(">face missing, blink<")
        .containsPattern("The eyes alone move [0-9.]+ px at [0-9]+ ms, most likely a blink[.]");
  }

  @Test
  void tellsTheValuesUnderAPointer() throws IOException {
    ClipOutcome.Analyzed clip = Samples.analyzed("s", "c", 1);
    double first = clip.analysis().motion().magnitude()[0];
    assertThat(page(AnalysisReport.of(List.of(clip))))
        .contains("data-readings=\"")
        .contains(
            String.format(
                java.util.Locale.ROOT, " 0 ms (frame 0): whole face %.2f px; brows", first));
  }

  @Test
  void carriesItsProvenance() throws IOException {
    assertThat(
            page(
                AnalysisReport.of(Samples.outcomes().subList(12, 14))
                    .withProvenance(Samples.provenance())))
        .contains("<dt>corpus</dt>\n<dd>DFME (synthetic)</dd>");
  }
}
