package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four true intervals, three of them found, one false alarm: spotting F1 6/8.
 *
 * <pre>
 * matched: positive as positive, negative as positive, negative as surprise
 *            P    R    F1
 * negative   0    0    0
 * positive   1/2  1    2/3
 * surprise   0    0    0
 * mean       1/6  1/3  2/9     analysis F1 = 2 · 1/6 · 1/3 / (1/6 + 1/3) = 2/9
 * </pre>
 */
final class ScoreStrsCommandTest {
  @TempDir Path folder;
  private Path truth;
  private Path predictions;

  @BeforeEach
  void writeFiles() throws Exception {
    truth =
        Files.writeString(
            folder.resolve("t.csv"),
            """
            subject,video,onset,offset,emotion
            s1,v1,0,9,positive
            s1,v1,20,29,negative
            s2,v1,0,9,negative
            s2,v1,50,59,surprise
            """);
    predictions =
        Files.writeString(
            folder.resolve("p.csv"),
            """
            emotion,subject,video,onset,offset
            surprise,s2,v1,80,89
            surprise,s2,v1,0,9
            positive,s1,v1,20,29
            Positive,s1,v1,0,9
            """);
  }

  private CliRun score(Object... more) {
    Object[] args = new Object[6 + more.length];
    Object[] fixed = {"score", "strs", "--truth", truth, "--predictions", predictions};
    System.arraycopy(fixed, 0, args, 0, fixed.length);
    System.arraycopy(more, 0, args, fixed.length, more.length);
    return CliRun.of(args);
  }

  @Test
  void printsTheScoreWorkedOutByHandAsJson() throws Exception {
    CliRun run = score("--json");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.path("spottingF1").asDouble()).isEqualTo(0.75, within(1e-12));
    assertThat(json.path("analysisF1").asDouble()).isEqualTo(2.0 / 9, within(1e-12));
    assertThat(json.path("strs").asDouble()).isEqualTo(1.0 / 6, within(1e-12));
    assertThat(json.path("uf1").asDouble()).isEqualTo(2.0 / 9, within(1e-12));
    assertThat(json.path("uar").asDouble()).isEqualTo(1.0 / 3, within(1e-12));
  }

  @Test
  void printsATableForPeople() {
    assertThat(score().out()).contains("STRS         0.1667").contains("3 matched intervals");
  }

  @Test
  void warnsOnlyWhereTheRuleForOverlapsDecides() throws Exception {
    assertThat(score().err()).isEmpty();
    // half of the union is shared, neither more nor less
    Files.writeString(predictions, "subject,video,onset,offset,emotion\ns1,v1,0,4,positive\n");
    assertThat(score().err())
        .contains("glimpse: warning: Inclusive or strict IoU: With IoU of at least 0.5: TP 1")
        .contains("With IoU above 0.5 it would be TP 0");
  }

  @Test
  void isZeroWhereNothingWasFound() throws Exception {
    Files.writeString(predictions, "subject,video,onset,offset,emotion\n");
    JsonNode json = new ObjectMapper().readTree(score("--json").out());
    assertThat(json.path("strs").asDouble(-1)).isZero();
    assertThat(json.path("analysisF1").isNull()).isTrue();
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    Files.writeString(predictions, "subject,video,onset,offset,emotion\ns1,v1,1,2,\n");
    CliRun blank = score();
    assertThat(blank.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(blank.err()).contains("p.csv", "line 2", "no emotion");
    Files.writeString(truth, "subject,video,onset,offset,emotion\n");
    CliRun empty = score();
    assertThat(empty.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(empty.err()).contains("t.csv").contains("no row");
  }

  @Test
  void refusesAThresholdOutOfRange() {
    CliRun run = score("--iou", "1.2");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--iou").contains("1.2");
  }
}
