package org.glimpse.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void readsAsInTheDesign() {
    ClipTrainer trainer = R3dTrainer.withDefaults().withEpochs(40).withSeed(7);
    assertThat(trainer.id()).isEqualTo("r3d-18");
    assertThat(trainer.epochs()).isEqualTo(40);
  }

  @ParameterizedTest
  @CsvSource({
    "cnn3d-small, 3, 8, 28, 28", "cnn3d-small, 1, 1, 5, 9", "cnn3d-small, 2, 16, 40, 33",
    "cnn-lstm, 3, 8, 28, 28", "cnn-lstm, 1, 1, 5, 9", "cnn-lstm, 2, 16, 40, 33"
  })
  void takesClipsOfAnyShape(String name, int channels, int frames, int height, int width) {
    ClipShape clip = new ClipShape(channels, frames, height, width);
    for (double multiplier : new double[] {0.1, 1}) {
      Architecture architecture =
          name.equals("cnn-lstm")
              ? CnnLstm.withDefaults().withWidth(multiplier)
              : SmallCnn3d.withDefaults().withWidth(multiplier);
      try (NDManager manager = NDManager.newBaseManager()) {
        ClipNetwork network = architecture.build(clip, 5);
        network.initialize(manager, DataType.FLOAT32, clip.batch(2));
        NDList logits =
            network.forward(
                new ParameterStore(manager, false), new NDList(manager.ones(clip.batch(3))), false);
        assertThat(logits.singletonOrThrow().getShape()).isEqualTo(new Shape(3, 5));
      }
    }
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
