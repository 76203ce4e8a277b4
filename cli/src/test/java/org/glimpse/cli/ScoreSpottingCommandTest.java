package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Three videos with four true intervals of ten frames each.
 *
 * <pre>
 * s1/v1  10–19 and 10–19: IoU 1;   40–49 and 45–54: IoU 5/15
 * s1/v2  5–14 and 5–24: IoU 10/20
 * s2/v1  0–9, no prediction
 * s2/v2  nothing true, predicted -3–4
 * inclusive at 0.5: TP 2, FP 2, FN 2; strict: TP 1, FP 3, FN 3; at 0.3: TP 3, FP 1, FN 1
 * </pre>
 */
final class ScoreSpottingCommandTest {
  private static final String TRUTH =
      """
      subject,video,onset,offset
      s1,v1,10,19
      s1,v1,40,49
      s1,v2,5,14
      s2,v1,0,9
      """;
  private static final String PREDICTIONS =
      """
      offset,onset,video,subject,score
      4,-3,v2,s2,0.1
      24,5,v2,s1,0.9
      54,45,v1,s1,
      19,10,v1,s1,0.8
      """;
  // smoothed over 2 frames: 0 2 4 2 0 1 2 1 0, mean 12/9, peaks at 2 and 6
  private static final int[] SCORES = {0, 0, 4, 4, 0, 0, 2, 2, 0, 0, 0};

  @TempDir Path folder;
  private Path truth;
  private Path predictions;
  private Path scores;

  @BeforeEach
  void writeFiles() throws Exception {
    truth = Files.writeString(folder.resolve("t.csv"), TRUTH);
    predictions = Files.writeString(folder.resolve("p.csv"), PREDICTIONS);
    StringBuilder text = new StringBuilder("subject,video,frame,score\n");
    for (int i = SCORES.length - 1; i >= 0; i--) {
      text.append("s1,v1,").append(100 + i).append(',').append(SCORES[i]).append('\n');
    }
    scores = Files.writeString(folder.resolve("s.csv"), text.toString());
  }

  /** IoU of frames 1-4 and 3-6 is 2 of 6; of 1-4 and 1-2 it is exactly one half. */
  @Test
  void warnsWhereTheRuleForAnOverlapOfExactlyTheThresholdDecides() throws Exception {
    Files.writeString(truth, "subject,video,onset,offset\ns1,v1,1,4\n");
    Path found =
        Files.writeString(folder.resolve("half.csv"), "subject,video,onset,offset\ns1,v1,1,2\n");
    CliRun run = score("--predictions", found, "--json");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.err())
        .contains("glimpse: warning: Inclusive or strict IoU: With IoU of at least 0.5: TP 1")
        .contains("With IoU above 0.5 it would be TP 0, FP 1, FN 1");
  }

  @Test
  void writesAReportWithTheScoreOfEachVideo() throws Exception {
    Path out = folder.resolve("report");
    CliRun run =
        score("--scores", scores, "--half-window", 2, "--sweep", "0.1:0.9:0.1", "--out", out);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(out.resolve("report.html"))
        .content()
        .contains("id=\"spotting-video-1\"", "Precision against recall over the thresholds");
    assertThat(out.resolve("charts/spotting-v1.svg")).isRegularFile();
  }

  private CliRun score(Object... more) {
    List<Object> args = new ArrayList<>(List.of("score", "spotting", "--truth", truth));
    args.addAll(List.of(more));
    return CliRun.of(args.toArray());
  }

  private static JsonNode json(CliRun run) throws Exception {
    assertThat(run.err().lines()).allMatch(line -> line.startsWith("glimpse: warning: "));
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    return new ObjectMapper().readTree(run.out());
  }

  @ParameterizedTest
  @CsvSource({"0.5, inclusive, 2, 2, 2", "0.5, strict, 1, 3, 3", "0.3, inclusive, 3, 1, 1"})
  void countsWhatWasWorkedOutByHand(double iou, String rule, int tp, int fp, int fn)
      throws Exception {
    JsonNode json =
        json(score("--predictions", predictions, "--iou", iou, "--rule", rule, "--json"));
    assertThat(json.path("tp").asInt()).isEqualTo(tp);
    assertThat(json.path("fp").asInt()).isEqualTo(fp);
    assertThat(json.path("fn").asInt()).isEqualTo(fn);
    assertThat(json.path("precision").asDouble()).isEqualTo(tp / 4.0, within(1e-12));
    assertThat(json.path("recall").asDouble()).isEqualTo(tp / 4.0, within(1e-12));
    assertThat(json.path("f1").asDouble()).isEqualTo(tp / 4.0, within(1e-12));
    assertThat(json.path("videosWithoutPrediction").asInt()).isEqualTo(1);
  }

  @Test
  void countsVideosThatHaveNoInterval() throws Exception {
    Path videos = Files.writeString(folder.resolve("v.csv"), "video,subject\nv1,s3\nv1,s1\n");
    JsonNode json = json(score("--predictions", predictions, "--videos", videos, "--json"));
    assertThat(json.path("videosWithoutPrediction").asInt()).isEqualTo(2);
  }

  @Test
  void letsPredictionsBeSharedOnlyWhenAsked() throws Exception {
    Files.writeString(truth, "subject,video,onset,offset\ns1,v1,0,9\ns1,v1,2,11\n");
    Files.writeString(predictions, "subject,video,onset,offset\ns1,v1,1,10\n");
    JsonNode once = json(score("--predictions", predictions, "--json"));
    assertThat(once.path("tp").asInt()).isEqualTo(1);
    assertThat(once.path("fn").asInt()).isEqualTo(1);
    JsonNode shared = json(score("--predictions", predictions, "--shared-predictions", "--json"));
    assertThat(shared.path("tp").asInt()).isEqualTo(2);
    assertThat(shared.path("fp").asInt()).isZero();
    assertThat(shared.path("fn").asInt()).isZero();
  }

  @Test
  void leavesUndefinedMetricsNull() throws Exception {
    Files.writeString(predictions, "subject,video,onset,offset\n");
    JsonNode json = json(score("--predictions", predictions, "--json"));
    assertThat(json.path("precision").isNull()).isTrue();
    assertThat(json.path("recall").asDouble(-1)).isZero();
    assertThat(json.path("videosWithoutPrediction").asInt()).isEqualTo(3);
  }

  @Test
  void printsATableForPeople() {
    CliRun run = score("--predictions", predictions);
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("F1          0.5000").contains("Of 4 videos 1 have no");
  }

  @Test
  void findsIntervalsInFrameScores() throws Exception {
    Files.writeString(truth, "subject,video,onset,offset\ns1,v1,102,104\n");
    JsonNode low =
        json(score("--scores", scores, "--half-window", 1, "--threshold", 0.1, "--json"));
    assertThat(low.path("tp").asInt()).isEqualTo(1);
    assertThat(low.path("fp").asInt()).isEqualTo(1);
    JsonNode high =
        json(score("--scores", scores, "--half-window", 1, "--threshold", 0.5, "--json"));
    assertThat(high.path("f1").asDouble()).isEqualTo(1);
  }

  @Test
  void sweepsThresholdsIntoCsv() throws Exception {
    Files.writeString(truth, "subject,video,onset,offset\ns1,v1,102,104\n");
    CliRun run = score("--scores", scores, "--half-window", 1, "--sweep", "0.1:0.5:0.4");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out())
        .isEqualTo(
            """
            threshold,tp,fp,fn,f1,videos_without_prediction
            0.1,1,1,0,0.6666666666666666,0
            0.5,1,0,0,1.0,0
            """);
    CliRun all = score("--scores", scores, "--half-window", 1, "--sweep", "0.01:0.99:0.01");
    assertThat(all.out().lines()).hasSize(100);
  }

  @Test
  void refusesOptionsThatDoNotGoTogether() {
    for (Object[] args :
        new Object[][] {
          {},
          {"--predictions", predictions, "--scores", scores},
          {"--predictions", predictions, "--threshold", 0.5},
          {"--predictions", predictions, "--iou", 0},
          {"--predictions", predictions, "--rule", "loose"},
          {"--scores", scores, "--threshold", 0.5},
          {"--scores", scores, "--half-window", 0, "--threshold", 0.5},
          {"--scores", scores, "--half-window", 1},
          {"--scores", scores, "--half-window", 1, "--threshold", 1.5},
          {"--scores", scores, "--half-window", 1, "--sweep", "0.1:0.5"},
          {"--scores", scores, "--half-window", 1, "--sweep", "0.5:0.1:0.1"},
          {"--scores", scores, "--half-window", 1, "--sweep", "0.1:0.5:0.1", "--json"}
        }) {
      CliRun run = score(args);
      assertThat(run.code()).as(List.of(args).toString()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("--help").doesNotContain("\tat ");
    }
  }

  @Test
  void namesTheRowThatIsWrong() throws Exception {
    Files.writeString(predictions, "subject,video,onset,offset\ns1,v1,9,3\n");
    CliRun reversed = score("--predictions", predictions);
    assertThat(reversed.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(reversed.err()).contains("p.csv", "line 2", "onset 9", "offset 3");
    Files.writeString(scores, "subject,video,frame,score\ns1,v1,1,0.5\ns1,v1,1,0.5\n");
    CliRun doubled = score("--scores", scores, "--half-window", 1, "--threshold", 0.5);
    assertThat(doubled.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(doubled.err()).contains("frame 1").contains("second score");
    Files.writeString(scores, "subject,video,frame,score\ns1,v1,1,0.5\ns1,v1,3,0.5\n");
    CliRun gap = score("--scores", scores, "--half-window", 1, "--threshold", 0.5);
    assertThat(gap.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(gap.err()).contains("no score for frame 2");
  }
}
