package org.glimpse.pipeline.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.Size;
import org.glimpse.core.clip.Annotation;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.corpus.Provenance;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.TensorSource;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.FoldPlan;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.model.ClipClassifier;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.TrainingHistory;
import org.glimpse.pipeline.BatchResult;
import org.glimpse.pipeline.EncodedCorpus;
import org.glimpse.pipeline.Progress;
import org.glimpse.pipeline.files.FileFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ComparisonTest {
  private static final LabelSet LABELS = new LabelSet("two", List.of("a", "b"));

  @TempDir Path out;

  /** Always predicts the seed modulo 2, and counts how often it is trained. */
  private record Counting(long seed, int epochs, List<Long> trained) implements ClipTrainer {
    @Override
    public String id() {
      return "counting";
    }

    @Override
    public SortedMap<String, String> settings() {
      return new TreeMap<>(Map.of("seed", Long.toString(seed), "epochs", "" + epochs));
    }

    @Override
    public ClipTrainer withSeed(long other) {
      return new Counting(other, epochs, trained);
    }

    @Override
    public ClipClassifier train(LabelledClips clips, TrainingPlan plan) {
      trained.add(seed);
      return new Constant((int) (seed & 1));
    }
  }

  private record Constant(int decided) implements ClipClassifier {
    @Override
    public LabelSet labels() {
      return LABELS;
    }

    @Override
    public TrainingHistory history() {
      return new TrainingHistory(List.of());
    }

    @Override
    public Prediction predict(ClipId clip, ClipTensor tensor) {
      return new Prediction(clip, List.of(0.0, 0.0), decided);
    }

    @Override
    public List<Prediction> predict(LabelledClips clips) {
      return clips.ids().stream()
          .map(id -> new Prediction(id, List.of(0.0, 0.0), decided))
          .toList();
    }

    @Override
    public void close() {}
  }

  private static EncodedCorpus corpus() {
    List<LabelledClip> clips = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ClipTensor tensor =
          ClipTensor.wrap(
              List.of(Channel.GRAY), 1, Size.square(1), new ValueRange(0, 1), new float[] {0});
      clips.add(
          new LabelledClip(
              ClipId.of("c", "s" + i / 2, "k" + i),
              i % 2,
              Annotation.none(),
              TensorSource.of(tensor)));
    }
    LabelledClips labelled = LabelledClips.of(LABELS, clips);
    Provenance provenance =
        new Provenance(
            new Provenance.Software("1", "abc", "cpu", Map.of()),
            new TreeMap<>(),
            new Provenance.Data("c", "hash", List.of(), Map.of(), List.of()));
    return new EncodedCorpus(
        Map.of("x", labelled, "y", labelled),
        Map.of("x", 1.0, "y", 2.0),
        new BatchResult(List.of(), provenance));
  }

  private static Comparison comparison(EncodedCorpus corpus, Counting trainer) {
    return new Comparison(
        List.of(
            new Comparison.Variant("x:1", "x", Imbalance.none()),
            new Comparison.Variant("y", "y", Imbalance.none())),
        FoldPlan.leaveOneSubjectOut(corpus.clips()),
        trainer,
        2);
  }

  @Test
  void givesEachVariantTheSameFoldsAndSeeds() throws Exception {
    EncodedCorpus corpus = corpus();
    List<Long> trained = new ArrayList<>();
    Map<String, List<Evaluation>> runs =
        comparison(corpus, new Counting(5, 1, trained)).run(corpus, out, false, Progress.silent());
    assertThat(runs.keySet()).containsExactly("x:1", "y");
    assertThat(runs.get("x:1")).hasSize(2);
    // 2 seeds, 2 variants, 4 folds, in this order
    assertThat(trained).hasSize(16);
    assertThat(trained.subList(0, 4)).isEqualTo(trained.subList(4, 8)).doesNotHaveDuplicates();
    assertThat(trained.subList(8, 12)).isNotEqualTo(trained.subList(0, 4));
    assertThat(runs.get("x:1").get(0).clips()).isEqualTo(runs.get("y").get(0).clips());
    assertThat(out.resolve("runs/x-1_seed-6/predictions.csv")).exists();
    assertThat(Files.readAllLines(out.resolve("comparison.csv"))).hasSize(5);
  }

  @Test
  void goesOnWhereItWasInterrupted() throws Exception {
    EncodedCorpus corpus = corpus();
    List<Long> trained = new ArrayList<>();
    Comparison comparison = comparison(corpus, new Counting(5, 1, trained));
    Map<String, List<Evaluation>> first = comparison.run(corpus, out, true, Progress.silent());
    Files.delete(out.resolve("runs/y_seed-6/run.json"));
    trained.clear();
    Map<String, List<Evaluation>> second = comparison.run(corpus, out, true, Progress.silent());
    assertThat(trained).hasSize(4);
    assertThat(second.get("y").get(1).clips()).isEqualTo(first.get("y").get(1).clips());
    assertThat(second.get("x:1").get(0).clips()).isEqualTo(first.get("x:1").get(0).clips());
  }

  @Test
  void refusesToGoOnWithOtherSettings() throws Exception {
    EncodedCorpus corpus = corpus();
    comparison(corpus, new Counting(5, 1, new ArrayList<>()))
        .run(corpus, out, false, Progress.silent());
    Comparison other = comparison(corpus, new Counting(5, 2, new ArrayList<>()));
    assertThatThrownBy(() -> other.run(corpus, out, true, Progress.silent()))
        .isInstanceOf(FileFormatException.class)
        .hasMessageContaining("other settings");
  }

  @Test
  void estimatesTheTimeFromOneTraining() throws Exception {
    EncodedCorpus corpus = corpus();
    List<Long> trained = new ArrayList<>();
    assertThat(comparison(corpus, new Counting(5, 1, trained)).estimate(corpus)).isPositive();
    assertThat(trained).hasSize(1);
  }

  @Test
  void needsTwoVariants() {
    EncodedCorpus corpus = corpus();
    Comparison.Variant one = new Comparison.Variant("x", "x", Imbalance.none());
    FoldPlan plan = FoldPlan.leaveOneSubjectOut(corpus.clips());
    Counting trainer = new Counting(1, 1, new ArrayList<>());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Comparison(List.of(one), plan, trainer, 1))
        .withMessageContaining("variants");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Comparison(List.of(one, one), plan, trainer, 1))
        .withMessageContaining("differ");
  }
}
