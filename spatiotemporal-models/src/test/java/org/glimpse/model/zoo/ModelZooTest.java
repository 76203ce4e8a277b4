package org.glimpse.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelZooTest {
  @Test
  void parsesEveryNameItLists() {
    for (String name : ModelZoo.names().keySet()) {
      assertThat(ModelZoo.parse(name).id()).isEqualTo(name);
    }
    assertThat(ModelZoo.parse(" CNN-LSTM ").id()).isEqualTo("cnn-lstm");
  }

  @Test
  void namesTheChoicesWhereAModelIsUnknown() {
    assertThatThrownBy(() -> ModelZoo.parse("resnet"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "model 'resnet' is not known; choose one of cnn3d-small, cnn-lstm, ststnet, ");
  }

  @Test
  void takesOptionsBehindAName() {
    assertThat(ModelZoo.parse("CNN-LSTM:width=0.5,pooling=last:bidirectional=true").architecture())
        .isEqualTo(new CnnLstm(0.5, 0.5, true, TimePooling.LAST));
    assertThat(ModelZoo.parse("ststnet:dropout=0").options())
        .isEqualTo(ModelZoo.ststnet().options());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cnn-lstm:depth=3|model cnn-lstm has no option 'depth'; it has bidirectional, dropout,"
            + " pooling, width",
        "cnn-lstm:pooling=max|option pooling must be one of last, mean, attention but is 'max'",
        "cnn-lstm:bidirectional=yes|option bidirectional must be one of true, false but is 'yes'",
        "cnn-lstm:width=wide|option width must be a number but is 'wide'",
        "cnn-lstm:width|options must be like width=0.5,dropout=0.3, each once, but are 'width'",
        "cnn-lstm:width=1,width=2|options must be like width=0.5,dropout=0.3, each once, but are"
            + " 'width=1,width=2'",
        "torchscript:none.pt|there is no file none.pt"
      })
  void saysWhatOptionsThereAre(String name, String message) {
    assertThatThrownBy(() -> ModelZoo.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void readsAsInTheDesign() {
    ClipTrainer trainer = R3dTrainer.withDefaults().withEpochs(40).withSeed(7);
    assertThat(trainer.id()).isEqualTo("r3d-18");
    assertThat(trainer.epochs()).isEqualTo(40);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cnn3d-small",
        "cnn-lstm",
        "cnn-lstm:true:last",
        "resnet18-lstm:true:attention",
        "p3d",
        "i3d",
        "densenet3d-121"
      })
  void takesClipsOfAnyShape(String name) {
    for (ClipShape clip :
        List.of(
            new ClipShape(3, 8, 28, 28), new ClipShape(1, 1, 5, 9), new ClipShape(2, 16, 40, 33))) {
      try (NDManager manager = NDManager.newBaseManager()) {
        ClipNetwork network = narrow(name).build(clip, 5);
        network.initialize(manager, DataType.FLOAT32, clip.batch(2));
        NDList logits =
            network.forward(
                new ParameterStore(manager, false), new NDList(manager.ones(clip.batch(3))), false);
        assertThat(logits.singletonOrThrow().getShape()).isEqualTo(new Shape(3, 5));
        assertThat(network.getOutputShapes(new Shape[] {clip.batch(3)})[0])
            .isEqualTo(new Shape(3, 5));
      }
    }
  }

  private static Architecture narrow(String name) {
    String[] parts = name.split(":", -1);
    Map<String, String> options = new TreeMap<>(Map.of("width", "0.1"));
    if (parts.length > 1) {
      options.put("bidirectional", parts[1]);
      options.put("pooling", parts[2]);
    }
    return ModelZoo.architecture(parts[0], options);
  }

  // The first three are published; the others are what the networks of make_goldens.py, counts(),
  // have in PyTorch.
  @ParameterizedTest
  @CsvSource({
    "mc3-18, 11695440",
    "r2plus1d-18, 31505325",
    "p3d, 25745232",
    "i3d, 12697264",
    "densenet3d-121, 11696528",
    "resnet18-lstm, 12067792"
  })
  void hasTheParametersOfPyTorchWith400Classes(String name, long parameters) {
    ClipShape clip = new ClipShape(3, 2, 16, 16);
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = ModelZoo.architecture(name, Map.of()).build(clip, 400);
      network.initialize(manager, DataType.FLOAT32, clip.batch(1));
      assertThat(network.parameterCount()).isEqualTo(parameters);
    }
  }

  @Test
  void countsTheLayersOfP3d() {
    assertThatThrownBy(() -> new P3d(1, 50, 0.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("layers must be 63, 131 or 199 but is 50");
    ClipShape clip = new ClipShape(3, 2, 16, 16);
    try (NDManager manager = NDManager.newBaseManager()) {
      for (int layers : new int[] {63, 131, 199}) {
        ClipNetwork network = new P3d(0.1, layers, 0).build(clip, 7);
        network.initialize(manager, DataType.FLOAT32, clip.batch(1));
        long weights =
            network.getParameters().values().stream()
                .filter(parameter -> parameter.getType() == Parameter.Type.WEIGHT)
                .count();
        // Four convolutions beside the first blocks of the stages do not count.
        assertThat(weights - 4).isEqualTo(layers);
      }
    }
  }

  @Test
  void refusesOptionsThatDoNotExist() {
    assertThatThrownBy(() -> ModelZoo.architecture("resnet18-lstm", Map.of("pooling", "max")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("option pooling must be one of last, mean, attention");
    assertThatThrownBy(() -> ModelZoo.architecture("i3d", Map.of("dropout", "1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dropout");
    assertThatThrownBy(() -> DenseNet3d121.withDefaults().withWidth(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("width");
  }

  // Worked out by hand: convolutions 16·3·27 + 32·16·27 + 64·32·27, batch norm 2 (16 + 32 + 64),
  // head (64·4·4)·7 + 7.
  @Test
  void hasTheParametersOfItsDescription() {
    ClipShape clip = new ClipShape(3, 8, 64, 64);
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = SmallCnn3d.withDefaults().build(clip, 7);
      network.initialize(manager, DataType.FLOAT32, clip.batch(1));
      assertThat(network.parameterCount())
          .isEqualTo(16 * 3 * 27 + 32 * 16 * 27 + 64 * 32 * 27 + 2 * 112 + 64 * 16 * 7 + 7);
    }
  }
}
