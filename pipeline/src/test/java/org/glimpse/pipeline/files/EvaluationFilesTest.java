package org.glimpse.pipeline.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.glimpse.core.clip.ApexSource;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.frame.FacePoint;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.ClipMap;
import org.glimpse.evaluation.ClipTrust;
import org.glimpse.evaluation.EvaluatedClip;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FaceTree;
import org.glimpse.evaluation.LabelChange;
import org.glimpse.evaluation.MissingPrediction;
import org.glimpse.evaluation.ModelInsight;
import org.glimpse.evaluation.RecognitionScore;
import org.glimpse.evaluation.RunDetails;
import org.glimpse.evaluation.SpaceTimeMap;
import org.glimpse.evaluation.TaskLabels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvaluationFilesTest {
  private static final Provenance PROVENANCE =
      new Provenance(
          new Provenance.Software("1", "abc", "cpu", Map.of("java", "17")),
          new TreeMap<>(Map.of("seed", "7")),
          new Provenance.Data(
              "c", "00ff", List.of("x: 1 → 2"), Map.of(ApexSource.MIDPOINT, 3), List.of("f")));

  @TempDir Path folder;

  private static EvaluatedClip clip(String subject, String name, int truth, int predicted) {
    double high = 0.8;
    List<Double> scores =
        List.of(
            predicted == 0 ? high : 0.1, predicted == 1 ? high : 0.1, predicted == 2 ? high : 0.1);
    return new EvaluatedClip(
        ClipId.of("c", subject, name), truth, predicted, "fold " + subject, scores);
  }

  private static Evaluation evaluation() {
    return Evaluation.of(
            "loso",
            LabelSet.megc3(),
            List.of(clip("=1", "a", 0, 0), clip("=1", "b", 0, 1), clip("2", "a", 1, 1)))
        .withMissing(
            List.of(
                new MissingPrediction(ClipId.of("c", "2", "dark"), Optional.of("No face.")),
                new MissingPrediction(ClipId.of("c", "2", "lost"), Optional.empty())))
        .withProvenance(PROVENANCE)
        .withDetails(
            new RunDetails(
                    Map.of(ClipId.of("c", "=1", "a"), "ab", ClipId.of("c", "2", "a"), "cd"),
                    List.of(
                        new RunDetails.LearningCurve(
                            "fold 2",
                            List.of(
                                new RunDetails.Point(0, 1.5, OptionalDouble.of(0.25), false),
                                new RunDetails.Point(1, 0.75, OptionalDouble.empty(), true)))),
                    Optional.of(
                        new RunDetails.Embedding(
                            "fold 2",
                            List.of(
                                new RunDetails.EmbeddedClip(
                                    ClipId.of("c", "2", "a"), 1, true, List.of(0.5, -2.0)),
                                new RunDetails.EmbeddedClip(
                                    ClipId.of("c", "=1", "b"), 0, false, List.of(1.0, 0.0))))))
                .with(
                    ModelInsight.none()
                        .withMaps(
                            List.of(
                                map("b", ClipMap.Kind.ACTIVATION, List.of(4, 9)),
                                map("b", ClipMap.Kind.ATTENTION, List.of())))
                        .withTraining(
                            List.of(
                                new ClipTrust(
                                    "fold 2",
                                    ClipId.of("c", "=1", "a"),
                                    ClipTrust.Measure.CONFIDENCE,
                                    0.25)),
                            List.of(
                                new LabelChange(
                                    "fold 2",
                                    ClipId.of("c", "=1", "a"),
                                    3,
                                    new LabelChange.Classes(0, 2),
                                    0.125)))
                        .withTasks(
                            List.of(new TaskLabels("fold 2", "valence and arousal", 5, 2, 1)))
                        .withTrees(
                            List.of(
                                new FaceTree(
                                    "fold 2",
                                    List.of(
                                        new FaceTree.Edge(FacePoint.NOSE_TIP, FacePoint.CHIN)))))));
  }

  private static ClipMap map(String clip, ClipMap.Kind kind, List<Integer> frames) {
    return new ClipMap(
        ClipId.of("c", "=1", clip),
        kind,
        1,
        SpaceTimeMap.ofLevels(2, 1, 2, new int[] {0, 255, 7, 128}),
        frames);
  }

  @Test
  void readsBackWhatItWrites() throws Exception {
    EvaluationFiles.write(folder, "A title", evaluation());
    RunManifest manifest = RunManifest.read(folder);
    assertThat(manifest.title()).isEqualTo("A title");
    assertThat(manifest.kind()).isEqualTo(RunManifest.Kind.EVALUATION);
    Evaluation read = EvaluationFiles.read(folder, manifest);
    assertThat(read.clips()).isEqualTo(evaluation().clips());
    assertThat(read.protocol()).isEqualTo("loso");
    assertThat(read.labels()).isEqualTo(LabelSet.megc3());
    assertThat(read.provenance()).contains(PROVENANCE);
    assertThat(read.missing()).isEqualTo(evaluation().missing());
    assertThat(read.details()).isEqualTo(evaluation().details());
  }

  @Test
  void writesFilesThatScoreToTheSameMetrics() throws Exception {
    EvaluationFiles.write(folder, "t", evaluation());
    Evaluation scored =
        RecognitionScore.of(
            LabelSet.megc3(),
            ScoreFiles.recognition(folder.resolve("truth.csv")).rows(),
            ScoreFiles.recognition(folder.resolve("predictions.csv")).rows());
    assertThat(scored.pooled()).isEqualTo(evaluation().pooled());
  }

  @Test
  void writesTheMetricsThatTheCommandLinePromises() throws Exception {
    EvaluationFiles.write(folder, "t", evaluation());
    JsonNode json = Json.read(folder.resolve("metrics.json"));
    assertThat(json.path("accuracy").asDouble()).isEqualTo(2.0 / 3, within(1e-12));
    assertThat(json.path("uar").isNull()).isTrue(); // no clip of class surprise
    assertThat(json.path("labels")).extracting(JsonNode::asText).contains("negative", "surprise");
    assertThat(json.path("support")).extracting(JsonNode::asInt).containsExactly(2, 1, 0);
    assertThat(json.path("confusion").get(0)).extracting(JsonNode::asInt).containsExactly(1, 1, 0);
    assertThat(json.path("perClass").path("negative").path("recall").asDouble()).isEqualTo(0.5);
    assertThat(json.path("perClass").path("positive").path("precision").asDouble()).isEqualTo(0.5);
    assertThat(json.path("byCorpus").path("c").path("accuracy").asDouble())
        .isEqualTo(2.0 / 3, within(1e-12));
  }

  @Test
  void refusesFilesThatDoNotFitEachOther() throws Exception {
    EvaluationFiles.write(folder, "t", evaluation());
    Path truth = folder.resolve("truth.csv");
    Files.writeString(truth, "corpus,subject,clip,label\nc,2,a,positive\n");
    assertThatThrownBy(() -> EvaluationFiles.read(folder, RunManifest.read(folder)))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("c/=1/a");
    Files.writeString(truth, "corpus,subject,clip,label\nc,2,a,joy\n");
    assertThatThrownBy(() -> EvaluationFiles.read(folder, RunManifest.read(folder)))
        .hasMessageContaining("'joy'")
        .hasMessageContaining("line 2");
  }

  @Test
  void refusesAFolderThatIsNoRun() throws Exception {
    assertThatThrownBy(() -> RunManifest.read(folder)).hasMessageContaining("no such file");
    Files.writeString(folder.resolve("run.json"), "{\"format\": \"other\"}");
    assertThatThrownBy(() -> RunManifest.read(folder)).hasMessageContaining("'other'");
    Files.writeString(folder.resolve("run.json"), "{");
    assertThatThrownBy(() -> RunManifest.read(folder)).hasMessageContaining("not JSON");
  }

  @Test
  void needsAProvenance() {
    Evaluation bare = Evaluation.of("loso", LabelSet.megc3(), List.of(clip("1", "a", 0, 0)));
    assertThatThrownBy(() -> EvaluationFiles.write(folder, "t", bare))
        .hasMessageContaining("provenance");
  }
}
