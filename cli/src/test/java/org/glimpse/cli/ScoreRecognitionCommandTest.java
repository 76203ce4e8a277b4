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
 * Ten clips of three classes; truth is n n n n n p p p s s.
 *
 * <pre>
 *             predicted n  p  s
 * truth n               3  1  1     recall 3/5
 * truth p               1  2  0     recall 2/3
 * truth s               1  0  1     recall 1/2
 * precision           3/5 2/3 1/2
 * F1 = 2TP/(2TP+FP+FN): 6/10, 4/6, 2/4
 * UF1 = UAR = (0.6 + 0.666… + 0.5) / 3 = 0.58888…, accuracy 6/10
 * </pre>
 */
final class ScoreRecognitionCommandTest {
  private static final String TRUTH =
      """
      subject,clip,label
      s1,a,negative
      s1,b,negative
      s1,c,negative
      s2,a,negative
      s2,b,negative
      s1,d,positive
      s2,c,positive
      s3,a,positive
      s3,b,surprise
      s3,c,surprise
      """;
  private static final String PREDICTIONS =
      """
      label,note,clip,subject
      surprise,x,c,s3
      negative,x,b,s3
      positive,x,a,s3
      positive,x,c,s2
      negative,x,d,s1
      surprise,x,b,s2
      positive,x,a,s2
      negative,x,c,s1
      negative,x,b,s1
      Negative,x,a,s1
      """;

  /** Subject s1 is tested in two folds, and clips s1/a and s2/a are copies of each other. */
  @Test
  void warnsOfSubjectsAndCopiesOnBothSides() throws Exception {
    Files.writeString(
        truth, "subject,clip,label,content\ns1,a,x,77\ns1,b,y,78\ns2,a,x,77\ns2,b,y,79\n");
    Files.writeString(
        predictions, "subject,clip,label,fold\ns1,a,x,1\ns1,b,y,2\ns2,a,x,2\ns2,b,x,2\n");
    CliRun run = score("--json");
    assertThat(run.code()).isZero();
    assertThat(run.err())
        .contains("glimpse: not valid: Subjects kept apart: Tested in several folds")
        .contains("glimpse: not valid: No clip twice: The same content is trained on in one fold")
        .contains("corpus/s1/a = corpus/s2/a")
        .contains("Averaging the F1 of folds would give");
    assertThat(new ObjectMapper().readTree(run.out()).get("accuracy").asDouble()).isEqualTo(0.75);
  }

  @TempDir Path folder;
  private Path truth;
  private Path predictions;

  @BeforeEach
  void writeFiles() throws Exception {
    truth = Files.writeString(folder.resolve("t.csv"), TRUTH);
    predictions = Files.writeString(folder.resolve("p.csv"), PREDICTIONS);
  }

  private CliRun score(Object... more) {
    Object[] args = new Object[6 + more.length];
    Object[] fixed = {"score", "recognition", "--truth", truth, "--predictions", predictions};
    System.arraycopy(fixed, 0, args, 0, fixed.length);
    System.arraycopy(more, 0, args, fixed.length, more.length);
    return CliRun.of(args);
  }

  @Test
  void printsTheMetricsWorkedOutByHandAsJson() throws Exception {
    CliRun run = score("--json");
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    JsonNode json = new ObjectMapper().readTree(run.out());
    double expected = (0.6 + 2.0 / 3 + 0.5) / 3;
    assertThat(json.path("uf1").asDouble()).isEqualTo(expected, within(1e-12));
    assertThat(json.path("uar").asDouble()).isEqualTo(expected, within(1e-12));
    assertThat(json.path("accuracy").asDouble()).isEqualTo(0.6, within(1e-12));
    assertThat(json.path("labels").toString())
        .isEqualTo("[\"negative\",\"positive\",\"surprise\"]");
    assertThat(json.path("support").toString()).isEqualTo("[5,3,2]");
    assertThat(json.path("confusion").toString()).isEqualTo("[[3,1,1],[1,2,0],[1,0,1]]");
    assertThat(json.path("perClass").path("positive").path("f1").asDouble())
        .isEqualTo(2.0 / 3, within(1e-12));
    assertThat(json.has("byCorpus")).isFalse();
  }

  @Test
  void printsATableForPeople() {
    CliRun run = score();
    assertThat(run.code()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).contains("UF1        0.5889").contains("accuracy   0.6000");
  }

  @Test
  void addsEachCorpusWhereTheColumnExists() throws Exception {
    for (Path file : new Path[] {truth, predictions}) {
      StringBuilder text = new StringBuilder();
      boolean header = true;
      for (String line : Files.readAllLines(file)) {
        String corpus = line.contains("s3") ? "samm" : "smic";
        text.append(line).append(',').append(header ? "corpus" : corpus).append('\n');
        header = false;
      }
      Files.writeString(file, text.toString());
    }
    JsonNode json = new ObjectMapper().readTree(score("--json").out());
    assertThat(json.path("byCorpus").path("smic").path("accuracy").asDouble())
        .isEqualTo(4.0 / 7, within(1e-12));
    assertThat(json.path("byCorpus").path("samm").path("accuracy").asDouble())
        .isEqualTo(2.0 / 3, within(1e-12));
  }

  @Test
  void namesTheClipThatIsMissingDoubledOrUnknown() throws Exception {
    Files.writeString(predictions, PREDICTIONS.replace("surprise,x,c,s3\n", ""));
    CliRun missing = score();
    assertThat(missing.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(missing.err()).contains("s3/c").contains("no prediction").doesNotContain("\tat ");
    Files.writeString(predictions, PREDICTIONS + "positive,x,a,s3\n");
    assertThat(score().err()).contains("s3/a").contains("twice");
    Files.writeString(predictions, PREDICTIONS + "positive,x,z,s9\n");
    assertThat(score().err()).contains("s9/z");
  }

  @Test
  void saysWhatIsWrongWithAFile() throws Exception {
    Files.writeString(predictions, "subject,clip\n");
    CliRun run = score();
    assertThat(run.code()).isEqualTo(ExitCode.UNREADABLE);
    assertThat(run.err()).contains("p.csv").contains("'label'");
    Files.delete(truth);
    assertThat(score().err()).contains("t.csv").contains("no such file");
  }

  @Test
  void printsAStackTraceOnlyWhenAsked() throws Exception {
    Files.delete(truth);
    assertThat(score().err().lines()).hasSize(1);
    assertThat(score("--verbose").err()).contains("FileFormatException");
  }
}
