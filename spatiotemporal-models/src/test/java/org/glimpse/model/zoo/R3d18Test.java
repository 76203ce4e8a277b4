package org.glimpse.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.glimpse.model.ClipTrainer;
import org.glimpse.model.ClipTrainerContract;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.junit.jupiter.api.Test;

class R3d18Test extends ClipTrainerContract {
  @Override
  protected ClipTrainer trainer() {
    return R3dTrainer.withDefaults()
        .withArchitecture(R3d18.withDefaults().withWidth(0.25))
        .withThreads(1)
        .withEpochs(30);
  }

  // torchvision 0.22, r3d_18(num_classes=400): sum of the sizes of its parameters, as published.
  @Test
  void hasTheParametersOfTorchvisionWith400Classes() {
    ClipShape clip = new ClipShape(3, 4, 32, 32);
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = R3d18.withDefaults().build(clip, 400);
      network.initialize(manager, DataType.FLOAT32, clip.batch(1));
      assertThat(network.parameterCount()).isEqualTo(33_371_472);
    }
  }

  // Summed by hand, stem and head as above, stages of 3, 4, 6 and 3 blocks:
  // 28_352 + 664_320 + 3_328_256 + 20_388_352 + 39_066_624 + 205_200.
  @Test
  void has34LayersWithTheSumOfTheirParameters() {
    ClipShape clip = new ClipShape(3, 4, 32, 32);
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = R3d34.withDefaults().build(clip, 400);
      network.initialize(manager, DataType.FLOAT32, clip.batch(1));
      assertThat(network.parameterCount()).isEqualTo(63_681_104);
    }
  }

  @Test
  void takesAnyNumberOfChannelsAndHalvesTimeAndSpaceThreeTimes() {
    ClipShape clip = new ClipShape(1, 16, 64, 48);
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = R3d18.withDefaults().withWidth(0.125).build(clip, 7);
      network.initialize(manager, DataType.FLOAT32, clip.batch(2));
      NDList logits =
          network.forward(
              new ParameterStore(manager, false), new NDList(manager.ones(clip.batch(2))), false);
      assertThat(logits.singletonOrThrow().getShape()).isEqualTo(new Shape(2, 7));
      assertThat(network.features().getOutputShapes(new Shape[] {clip.batch(2)})[0])
          .isEqualTo(new Shape(2, 64));
    }
  }
}
