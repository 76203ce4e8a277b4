package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.objective.AssistedObjective;
import org.glimpse.imbalance.objective.ClipFindings;
import org.glimpse.imbalance.objective.ObjectiveSession;
import org.glimpse.imbalance.objective.ObjectiveStart;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.imbalance.objective.TrainingObjective;
import org.glimpse.imbalance.uncertain.ActionUnitPrior;
import org.glimpse.imbalance.uncertain.LabelStore;
import org.glimpse.imbalance.uncertain.RelabelRule;
import org.glimpse.model.ActivationVolume;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.zoo.ModelZoo;
import org.glimpse.synthetic.ActionUnitSignals;
import org.glimpse.synthetic.ActionUnitSignals.Drawn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTrainingTest {
  private static final LabelledClips CLIPS = MovingBlobs.of(1, 4, 12, 8, 8);
  private static final LabelSet EMOTIONS =
      new LabelSet(
          "emotions",
          List.of("surprise", "fear", "disgust", "happiness", "sadness", "anger", "neutral"));

  private static NetworkTrainer trainer() {
    return ModelZoo.smallCnn3d().withThreads(1);
  }

  private static List<Float> weights(Block network) {
    List<Float> weights = new ArrayList<>();
    for (Parameter parameter : network.getParameters().values()) {
      for (float value : parameter.getArray().toFloatArray()) {
        weights.add(value);
      }
    }
    return weights;
  }

  /** The plain objective under another name, so that it goes the way of all others. */
  private record Renamed(TrainingObjective inner) implements TrainingObjective {
    @Override
    public String id() {
      return "renamed";
    }

    @Override
    public ObjectiveSession start(ObjectiveStart start) {
      return inner.start(start);
    }
  }

  @Test
  void refusesAStrategyThatMixesClipsBeforeAnythingIsTrained() {
    NetworkTrainer trainer = ModelZoo.smallCnn3d().withObjective(Objectives.parse("scn"));
    LabelCounts counts = new LabelCounts(new LabelSet("two", List.of("a", "b")), List.of(8, 4));
    trainer.check(Imbalance.none().plan(counts, 3));
    assertThatThrownBy(() -> trainer.check(Imbalance.parse("ppl").plan(counts, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("scn needs the label of every clip, but the strategy ppl mixes");
  }

  @Test
  void thePlainObjectiveTrainsTheVeryWeightsOfThePlan() throws Exception {
    try (NetworkClassifier plan = trainer().train(CLIPS, Imbalance.none().plan(CLIPS.counts(), 2));
        NetworkClassifier objective =
            trainer()
                .withObjective(new Renamed(TrainingObjective.plain()))
                .train(CLIPS, Imbalance.none().plan(CLIPS.counts(), 2))) {
      assertThat(weights(objective.network())).isEqualTo(weights(plan.network()));
      assertThat(objective.settings()).containsEntry("objective", "renamed");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rul",
        "scn",
        "eac",
        "ulc-ag",
        "mtac",
        "dan",
        "cbam",
        "rul+cbam",
        "apvit",
        "apvit-motion"
      })
  void learnsAndPredictsTheSameFromItsFile(String name, @TempDir Path folder) throws Exception {
    TrainingObjective objective = Objectives.parse(name);
    LabelledClips clips = blobs(1, 24);
    LabelledClips test = blobs(2, 20);
    Path file = folder.resolve("model.safetensors");
    try (NetworkClassifier model =
        trainer()
            .withObjective(objective)
            .train(clips, Imbalance.none().plan(clips.counts(), 25))) {
      List<Prediction> predictions = model.predict(test);
      long right =
          predictions.stream().filter(p -> test.clip(p.clip()).label() == p.decided()).count();
      assertThat(right).as(name).isGreaterThanOrEqualTo(34);
      model.save(file, new InputRecipe("flow", "apex"));
      try (NetworkClassifier read =
          ClassifierFile.read(file, ModelZoo::architecture, Device.cpu())) {
        assertThat(read.predict(test)).isEqualTo(predictions);
      }
    }
  }

  /** Two classes of blobs under the names of emotions, which have action units. */
  private static LabelledClips blobs(long seed, int each) {
    return LabelledClips.of(
        new LabelSet("two", List.of("happiness", "sadness")),
        MovingBlobs.of(seed, 4, 12, each, each).clips());
  }

  @Test
  void namesWhatIsMissingWhereThereAreNoActionUnits() {
    NetworkTrainer trainer = trainer().withObjective(Objectives.ulcAg());
    assertThatThrownBy(() -> trainer.train(CLIPS, Imbalance.none().plan(CLIPS.counts(), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("action units")
        .hasMessageContaining("class0");
  }

  @Test
  void refusesAModelWithoutAVolumeAndAStrategyThatMixesClips() {
    NetworkTrainer recurrent = ModelZoo.cnnLstm().withObjective(Objectives.eac());
    assertThatThrownBy(() -> recurrent.train(CLIPS, Imbalance.none().plan(CLIPS.counts(), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("volume of features");
    NetworkTrainer mixing = trainer().withObjective(Objectives.rul());
    assertThatThrownBy(() -> mixing.train(CLIPS, Imbalance.parse("mixup").plan(CLIPS.counts(), 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rul")
        .hasMessageContaining("mixup");
  }

  /** 48 values to 256 and 64 units. */
  private record Perceptron() implements Architecture {
    @Override
    public String id() {
      return "perceptron";
    }

    @Override
    public ClipNetwork build(ClipShape input, int classes) {
      SequentialBlock features =
          new SequentialBlock()
              .add(Layers.flatten())
              .add(Layers.linear(256))
              .add(Layers.relu())
              .add(Layers.linear(64))
              .add(Layers.relu());
      return new ClipNetwork(features, new SequentialBlock().add(Layers.linear(classes)));
    }
  }

  private static ActionUnitSignals signals() {
    List<List<Double>> rows =
        ActionUnitPrior.rows(EMOTIONS).stream()
            .map(row -> row.orElseThrow().stream().map(ObjectiveTrainingTest::chance).toList())
            .toList();
    return new ActionUnitSignals(rows, ActionUnitPrior.UNITS, ActionUnitSignals.Form.vector());
  }

  private static double chance(double prior) {
    double rare = prior > 0.5 ? 0.45 : 0.07;
    return prior > 0.8 ? 0.85 : rare;
  }

  @Test
  void relabellingPutsWrongLabelsRightAndHelps() throws Exception {
    List<Integer> counts = List.of(60, 60, 60, 60, 60, 60, 60);
    Drawn drawn = signals().draw(EMOTIONS, counts, 0.3, 1);
    LabelledClips test = signals().draw(EMOTIONS, counts, 0, 2).clips();
    NetworkTrainer trainer =
        NetworkTrainer.of(
                new Perceptron(),
                TrainerOptions.withDefaults()
                    .withEpochs(40)
                    .withBatchSize(64)
                    .withSeed(3)
                    .withOptimization(Optimization.withDefaults().withLearningRate(2e-3)))
            .withThreads(1);
    Outcome plain = outcome(trainer, drawn.clips(), test);
    Outcome cured = outcome(trainer.withObjective(Objectives.scn()), drawn.clips(), test);
    LabelStore.Quality quality = cured.findings().labels().orElseThrow().quality(drawn.truth());
    assertThat(quality.wrongGiven()).isEqualTo(126);
    assertThat(quality.wrongNow()).isLessThan(86);
    assertThat(quality.precision().orElseThrow()).isGreaterThan(0.6);
    assertThat(cured.accuracy()).isGreaterThan(plain.accuracy() + 0.05);
    assertThat(plain.findings()).isEqualTo(ClipFindings.none());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void goesOnToTheBitWithTheLabelsThatItHadChanged(boolean templates, @TempDir Path folder)
      throws Exception {
    LabelledClips clips = blobs(3, 10);
    RelabelRule eager =
        templates
            ? RelabelRule.byTemplate(0, RelabelRule.Scope.LOW)
            : RelabelRule.byProbability(0, RelabelRule.Scope.ALL);
    TrainingObjective objective =
        templates
            ? new AssistedObjective("eager", 1, 0.5, Optional.of(eager), 0)
            : Objectives.scn().withRule(eager).withFirstEpoch(0);
    NetworkTrainer trainer = trainer().withObjective(objective);
    Path file = folder.resolve("checkpoint.safetensors");
    assertThatThrownBy(
            () ->
                trainer
                    .withCheckpoint(file)
                    .withListener(ObjectiveTrainingTest::stopAfterTwo)
                    .train(clips, Imbalance.none().plan(clips.counts(), 5))
                    .close())
        .hasMessage("stop");
    try (NetworkClassifier whole = trainer.train(clips, Imbalance.none().plan(clips.counts(), 5))) {
      List<LabelStore.Change> changes = audit(whole);
      assertThat(changes).anySatisfy(change -> assertThat(change.epoch()).isLessThan(2));
      try (NetworkClassifier resumed =
          trainer.withCheckpoint(file).train(clips, Imbalance.none().plan(clips.counts(), 5))) {
        assertThat(weights(resumed.network())).isEqualTo(weights(whole.network()));
        assertThat(audit(resumed)).isEqualTo(changes);
        assertThat(resumed.findings().values()).isEqualTo(whole.findings().values());
      }
    }
  }

  private static void stopAfterTwo(TrainingHistory.Epoch epoch, int epochs) {
    if (epoch.epoch() == 1) {
      throw new IllegalStateException("stop");
    }
  }

  private static List<LabelStore.Change> audit(NetworkClassifier model) {
    return model.findings().labels().orElseThrow().audit();
  }

  /** How a training went: the share of test clips that it gets right, and what it found out. */
  private record Outcome(double accuracy, ClipFindings findings) {}

  private static Outcome outcome(NetworkTrainer trainer, LabelledClips clips, LabelledClips test)
      throws Exception {
    try (NetworkClassifier model =
        trainer.train(clips, Imbalance.none().plan(clips.counts(), 40))) {
      long right =
          model.predict(test).stream()
              .filter(p -> test.clip(p.clip()).label() == p.decided())
              .count();
      return new Outcome((double) right / test.clips().size(), model.findings());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rul", "scn", "ulc-ag"})
  void tellsHowFarItTrustedEachTrainingClipAndNoOther(String name) throws Exception {
    LabelledClips clips = blobs(1, 10);
    try (NetworkClassifier model =
        trainer()
            .withObjective(Objectives.parse(name))
            .train(clips, Imbalance.none().plan(clips.counts(), 2))) {
      ClipFindings findings = model.findings();
      assertThat(findings.values().keySet()).containsExactlyElementsOf(clips.ids());
      assertThat(findings.values().values()).allMatch(value -> value > 0);
      boolean uncertain = findings.measure() == ClipFindings.Measure.UNCERTAINTY;
      assertThat(uncertain).isEqualTo(name.equals("rul"));
      ClipId first = clips.ids().get(0);
      double value = findings.values().get(first);
      assertThat(findings.doubts().get(first)).isEqualTo(uncertain ? value : 1 - value);
      assertThat(findings.labels().isPresent()).isEqualTo(!uncertain);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dan", "apvit", "cbam", "eac+cbam", "plain"})
  void attentionLiesOverTheClipWhereTheNetworkHasAny(String name) throws Exception {
    LabelledClips clips = blobs(1, 8);
    try (NetworkClassifier model =
        trainer()
            .withObjective(Objectives.parse(name))
            .train(clips, Imbalance.none().plan(clips.counts(), 2))) {
      ClipId clip = clips.ids().get(0);
      Optional<ActivationVolume> found = model.attention(clip, clips.clip(clip).tensor().forTest());
      assertThat(found.isPresent()).isEqualTo(!name.equals("plain"));
      found.ifPresent(
          volume -> {
            assertThat(volume.frames()).isEqualTo(4);
            assertThat(volume.height()).isEqualTo(12);
            assertThat(volume.width()).isEqualTo(12);
          });
    }
  }
}
