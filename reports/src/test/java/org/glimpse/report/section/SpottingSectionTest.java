package org.glimpse.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.glimpse.core.clip.ClipId;
import org.glimpse.evaluation.spotting.MatchRule;
import org.glimpse.evaluation.spotting.SpottingCounts;
import org.glimpse.evaluation.spotting.ThresholdSweep;
import org.glimpse.evaluation.spotting.VideoInterval;
import org.glimpse.report.document.HtmlRenderer;
import org.glimpse.report.document.ReportDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpottingSectionTest {
  @TempDir private Path directory;

  private static VideoInterval at(String subject, String video, int onset, int offset) {
    return VideoInterval.of(ClipId.of("c", subject, video), onset, offset);
  }

  private String page(SpottingSection section) throws IOException {
    return Files.readString(
        new HtmlRenderer().render(ReportDocument.titled("x").with(section), directory));
  }

  /** One of two is found; the other prediction overlaps it by 2 of 12 frames. */
  private static SpottingSection section() {
    return SpottingSection.of(
        "Spotting",
        Set.of(ClipId.of("c", "s3", "quiet")),
        List.of(at("s1", "v", 10, 19), at("s2", "w", 30, 39)),
        List.of(at("s1", "v", 11, 20), at("s2", "w", 38, 41)),
        MatchRule.megc());
  }

  @Test
  void saysWhatWasFoundWithPrecisionRecallAndIntervals() throws IOException {
    assertThat(section().sentence())
        .isEqualTo(
            "1 of 2 true intervals in 3 videos were found, with 2 predictions in all; a pair counts"
                + " with an intersection over union of at least 0.5. Precision 0.500, recall 0.500,"
                + " F1 0.500.");
    assertThat(page(section()))
        .contains("<dt>F1</dt>\n<dd class=\"value\">0.500</dd>", "1 false alarms, 1 missed")
        .contains("95% interval 0.000 to 1.000")
        .contains("<a href=\"#spotting-video-3\">quiet</a>")
        .contains("Nothing is here and nothing was found.");
  }

  @Test
  void showsWhatWasFoundWhereNoTruthIsKnown() throws IOException {
    SpottingSection found =
        SpottingSection.ofFound("Found", Set.of(), List.of(at("s1", "v", 11, 20)));
    assertThat(found.sentence()).isEqualTo("1 interval was found in 1 video.");
    assertThat(page(found)).doesNotContain("F1", "missed");
  }

  @Test
  void warnsThatABestThresholdIsNoResult() throws IOException {
    List<ThresholdSweep.Point> points =
        List.of(
            new ThresholdSweep.Point(0.2, new SpottingCounts(1, 3, 1, 3, 0)),
            new ThresholdSweep.Point(0.5, new SpottingCounts(1, 1, 1, 3, 0)));
    assertThat(page(section().withSweep(points)))
        .contains("the threshold that does best on these very videos")
        .contains("The dot marks the highest F1, 0.500 at 0.50.");
    assertThat(page(section())).doesNotContain("does best on these very videos");
  }

  @Test
  void putsManyVideosOnPages() throws IOException {
    List<VideoInterval> found = new ArrayList<>();
    for (int i = 0; i < 41; i++) {
      found.add(at("s", String.format(java.util.Locale.ROOT, "v%02d", i), 3, 9));
    }
    assertThat(page(SpottingSection.ofFound("Found", Set.of(), found)))
        .contains("href=\"found/page-2.html#found-video-41\"");
    assertThat(directory.resolve("found/page-2.html")).content().contains("id=\"found-video-41\"");
  }
}
