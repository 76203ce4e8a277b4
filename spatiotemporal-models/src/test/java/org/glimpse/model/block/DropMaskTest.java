package org.glimpse.model.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DropMaskTest {
  private static final int COUNT = 100_003;

  private static float[] draw(long seed, float rate) {
    try (NDManager manager = NDManager.newBaseManager()) {
      Engine.getInstance().setRandomSeed((int) seed);
      return DropMask.draw(manager, COUNT, rate);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {0, 0.1f, 0.5f, 0.9f})
  void dropsTheRateAndKeepsTheMean(float rate) {
    float[] mask = draw(3, rate);
    int dropped = 0;
    for (float factor : mask) {
      assertThat(factor == 0 || factor == 1 / (1 - rate)).isTrue();
      dropped += factor == 0 ? 1 : 0;
    }
    // Five standard deviations of a share of 100,003 draws.
    assertThat((double) dropped / COUNT).isCloseTo(rate, within(0.008));
  }

  @Test
  void dependsOnTheEnginesSeedAlone() {
    assertThat(draw(1, 0.5f)).isEqualTo(draw(1, 0.5f)).isNotEqualTo(draw(2, 0.5f));
  }

  @Test
  void isActiveInTrainingOnly() {
    Block block = DropMask.block(0.5);
    try (NDManager manager = NDManager.newBaseManager()) {
      ParameterStore store = new ParameterStore(manager, false);
      NDArray ones = manager.ones(new Shape(10, 20));
      NDArray trained = block.forward(store, new NDList(ones), true).singletonOrThrow();
      NDArray tested = block.forward(store, new NDList(ones), false).singletonOrThrow();
      assertThat(tested.toFloatArray()).containsOnly(1);
      assertThat(trained.toFloatArray()).contains(0f, 2f).hasSize(200);
    }
  }

  @Test
  void refusesARateOutsideItsRange() {
    assertThatThrownBy(() -> DropMask.block(1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dropout");
  }
}
