package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.model.Device;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.TorchLayout;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.SafeTensors;
import org.glimpse.model.weights.StateDict;
import org.glimpse.model.weights.TorchNames;
import org.glimpse.model.weights.WeightTensor;
import org.glimpse.model.weights.WeightsFormatException;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files with the names and shapes of torchvision's models, made here of small widths, as our own
 * format; that PyTorch's format is read is what {@code TorchFileTest} shows.
 */
class StartWeightsTest {
  private static final ClipShape CLIP = new ClipShape(2, 4, 16, 16);

  @TempDir Path folder;

  private static Architecture narrow(String model) {
    return ModelZoo.architecture(model, Map.of("width", "0.25"));
  }

  /** Writes a file whose tensors are all of one value, for three channels and nine classes. */
  private Path file(String model, boolean images) throws Exception {
    TorchLayout layout = (TorchLayout) narrow(model);
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    tensors.put("aux1.conv.weight", WeightTensor.wrap(List.of(1L), new float[] {5}));
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipShape rgb = new ClipShape(3, 4, 16, 16);
      ClipNetwork network = layout.build(rgb, 9);
      network.initialize(manager, DataType.FLOAT32, rgb.batch(1));
      StateDict own = NetworkWeights.of(network);
      List<String> layers = images ? layout.imageLayers() : layout.torchLayers();
      TorchNames.of(own.names(), layers)
          .forEach((ours, theirs) -> tensors.put(theirs, filled(own, ours, images)));
    }
    Path file = folder.resolve(model + ".safetensors");
    new SafeTensors(new StateDict(tensors), new TreeMap<>()).write(file);
    return file;
  }

  private static WeightTensor filled(StateDict own, String name, boolean images) {
    List<Long> shape = own.tensors().get(name).shape();
    if (images && shape.size() == 5) {
      shape = List.of(shape.get(0), shape.get(1), shape.get(3), shape.get(4));
    }
    float[] values = new float[shape.stream().mapToInt(Long::intValue).reduce(1, (a, b) -> a * b)];
    Arrays.fill(values, 0.5f);
    return WeightTensor.wrap(shape, values);
  }

  @ParameterizedTest
  @CsvSource({
    "r3d-18, false",
    "r2plus1d-18, false",
    "mc3-18, false",
    "r3d-18, true",
    "r3d-34, true",
    "mc3-18, true",
    "i3d, true",
    "densenet3d-121, true",
    "resnet18-lstm, true"
  })
  void fillsAllLayersButThoseThatTheFileCannotHave(String model, boolean images) throws Exception {
    StartWeights weights = StartWeights.read(file(model, images));
    Architecture architecture = narrow(model);
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = architecture.build(CLIP, 7);
      network.initialize(manager, DataType.FLOAT32, CLIP.batch(1));
      int taken = weights.copyInto(architecture, network);
      StateDict filled = NetworkWeights.of(network);
      assertThat(taken).isEqualTo(filled.names().size() - 2);
      for (String name : filled.names()) {
        WeightTensor tensor = filled.tensors().get(name);
        boolean clips = tensor.shape().size() == 5;
        float copies = images && clips ? tensor.shape().get(2) : 1;
        float channels = tensor.shape().size() >= 4 && tensor.shape().get(1) == 2 ? 1.5f : 1;
        if (name.startsWith("02head")) {
          assertThat(tensor.values()).doesNotContain(0.5f);
        } else {
          for (float value : tensor.values()) {
            assertThat(value).as(name).isCloseTo(0.5f / copies * channels, within(1e-6f));
          }
        }
      }
    }
  }

  @Test
  void refusesWeightsOfAnotherModelAndNamesTheTensor() throws Exception {
    StartWeights weights = StartWeights.read(file("r2plus1d-18", false));
    try (NDManager manager = NDManager.newBaseManager()) {
      Architecture other = narrow("r3d-18");
      ClipNetwork network = other.build(CLIP, 7);
      network.initialize(manager, DataType.FLOAT32, CLIP.batch(1));
      assertThatThrownBy(() -> weights.copyInto(other, network))
          .isInstanceOf(WeightsFormatException.class)
          .hasMessageContaining("'stem.0.weight' must fit [16, 2, 3, 7, 7]");
      Architecture own = narrow("p3d");
      ClipNetwork plain = own.build(CLIP, 7);
      plain.initialize(manager, DataType.FLOAT32, CLIP.batch(1));
      assertThatThrownBy(() -> weights.copyInto(own, plain))
          .isInstanceOf(WeightsFormatException.class)
          .hasMessageContaining("no tensor of the model p3d");
    }
  }

  @Test
  void goesOnFromAModelOfItsOwnForOtherLabels() throws Exception {
    LabelledClips first = MovingBlobs.of(1, 4, 16, 12, 12, 12, 12);
    NetworkTrainer trainer = ModelZoo.smallCnn3d().withDevice(Device.cpu()).withEpochs(12);
    Path file = folder.resolve("model.safetensors");
    try (NetworkClassifier model =
        trainer.train(first, Imbalance.none().plan(first.counts(), 12))) {
      new SafeTensors(NetworkWeights.of(model.network()), new TreeMap<>()).write(file);
    }
    LabelledClips second = MovingBlobs.of(2, 4, 16, 8, 8, 8, 8);
    NetworkTrainer tuned = trainer.withEpochs(1).withStart(StartWeights.read(file));
    assertThat(tuned.settings()).containsEntry("start weights", "model.safetensors");
    try (NetworkClassifier warm = tuned.train(second, Imbalance.none().plan(second.counts(), 1));
        NetworkClassifier cold =
            trainer.withEpochs(1).train(second, Imbalance.none().plan(second.counts(), 1))) {
      assertThat(warm.history().epochs().get(0).loss())
          .isLessThan(0.6 * cold.history().epochs().get(0).loss());
    }
  }
}
