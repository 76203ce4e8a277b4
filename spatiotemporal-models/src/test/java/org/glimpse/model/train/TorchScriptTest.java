package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.core.label.Prediction;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.core.tensor.ValueRange;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.model.Device;
import org.glimpse.model.InputRecipe;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.TrainingHistory;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The network of {@code script()} in {@code make_goldens.py}: 3 channels, 4 classes. */
class TorchScriptTest {
  private static final Path FILE =
      Path.of("src", "test", "resources", "golden", "torch", "script.pt");
  private static final ClipShape CLIP = new ClipShape(3, 4, 16, 16);

  @TempDir Path folder;

  private final LabelledClips clips = MovingBlobs.of(1, 4, 16, 12, 12, 12, 12);

  // torch 1.13.0: script()'s network on a clip of ones.
  @Test
  void givesTheLogitsOfPyTorch() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = new TorchScript(FILE, false).build(CLIP, 4);
      network.initialize(manager, DataType.FLOAT32, CLIP.batch(2));
      float[] logits =
          network
              .forward(
                  new ParameterStore(manager, false),
                  new NDList(manager.ones(CLIP.batch(1))),
                  false)
              .singletonOrThrow()
              .toFloatArray();
      float[] expected = {-0.46966502f, 0.27781996f, 1.1082591f, 0.80792487f};
      assertThat(logits).hasSize(4);
      for (int k = 0; k < 4; k++) {
        assertThat(logits[k]).isCloseTo(expected[k], within(1e-5f));
      }
      assertThat(network.parameterCount()).isEqualTo(8 * 3 * 27 + 8 + 8 * 16 * 4 + 4);
    }
  }

  @Test
  void isTrainedFurtherWithItsOwnHeadOrANewOne() throws Exception {
    for (boolean newHead : new boolean[] {false, true}) {
      NetworkTrainer trainer =
          NetworkTrainer.of(
                  new TorchScript(FILE, newHead),
                  TrainerOptions.withDefaults()
                      .withEpochs(20)
                      .withOptimization(Optimization.withDefaults().withLearningRate(5e-3)))
              .withDevice(Device.cpu())
              .withThreads(1);
      try (NetworkClassifier model =
          trainer.train(clips, Imbalance.none().plan(clips.counts(), 20))) {
        List<TrainingHistory.Epoch> epochs = model.history().epochs();
        assertThat(epochs.get(19).loss()).isLessThan(epochs.get(0).loss() / 2);
        List<Prediction> predictions = model.predict(clips);
        long right =
            predictions.stream().filter(p -> p.decided() == clips.clip(p.clip()).label()).count();
        assertThat(right).isGreaterThan(40);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void isKeptInOneFileThatPredictsTheSameToTheBit(boolean newHead) throws Exception {
    NetworkTrainer trainer =
        NetworkTrainer.of(
                new TorchScript(FILE, newHead), TrainerOptions.withDefaults().withEpochs(2))
            .withDevice(Device.cpu())
            .withThreads(1);
    Path file = folder.resolve("model.safetensors");
    try (NetworkClassifier model = trainer.train(clips, Imbalance.none().plan(clips.counts(), 2))) {
      model.save(file, new InputRecipe("flow", "uniform:4"));
      try (NetworkClassifier read = ModelZoo.load(file, Device.cpu())) {
        assertThat(read.predict(clips)).isEqualTo(model.predict(clips));
        assertThat(read.network().parameterCount()).isEqualTo(model.network().parameterCount());
      }
    }
  }

  @Test
  void predictsAsItIsInItsFile() throws Exception {
    try (NetworkClassifier model =
        new TorchScript(FILE, false)
            .classifier(
                clips.clips().get(0).tensor().forTest().channels(),
                CLIP,
                clips.labels(),
                new InputRecipe("flow", "uniform:4"),
                Device.cpu())) {
      float[] ones = new float[CLIP.values()];
      java.util.Arrays.fill(ones, 1);
      ClipTensor clip =
          ClipTensor.wrap(
              clips.clips().get(0).tensor().forTest().channels(),
              4,
              Size.square(16),
              new ValueRange(0, 1),
              ones);
      // The softmax of the logits above.
      double[] logits = {-0.46966502, 0.27781996, 1.1082591, 0.80792487};
      double sum = java.util.Arrays.stream(logits).map(Math::exp).sum();
      List<Double> scores = model.predict(clips.clips().get(0).id(), clip).scores();
      for (int k = 0; k < 4; k++) {
        assertThat(scores.get(k)).isCloseTo(Math.exp(logits[k]) / sum, within(1e-5));
      }
      assertThat(model.activation(clips.clips().get(0).id(), clip, 2)).isEmpty();
    }
  }

  @Test
  void refusesWhatNeedsTheWeightsOfAnEarlierEpoch() {
    NetworkTrainer trainer =
        NetworkTrainer.of(new TorchScript(FILE, false), TrainerOptions.withDefaults())
            .withDevice(Device.cpu())
            .withValidation(0.3, 5);
    assertThatThrownBy(() -> trainer.train(clips, Imbalance.none().plan(clips.counts(), 30)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot go back to the weights of an earlier epoch");
  }

  @Test
  void refusesWhatIsNoNetworkForTheseClasses() throws Exception {
    assertThatThrownBy(() -> new TorchScript(FILE, false).build(CLIP, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the network gives (2, 4) for two clips but there are 7 classes; use a new head"
                + " (torchscript+head)");
    assertThatThrownBy(() -> new TorchScript(folder.resolve("none.pt"), false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no file");
    Path damaged = Files.writeString(folder.resolve("damaged.pt"), "no network");
    assertThatThrownBy(() -> new TorchScript(damaged, false).build(CLIP, 4))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("damaged.pt");
  }
}
