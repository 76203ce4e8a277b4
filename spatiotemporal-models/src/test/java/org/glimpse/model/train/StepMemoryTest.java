package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.objective.Objectives;
import org.glimpse.model.Device;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a step computes ends with the step: a longer training keeps no more arrays. */
class StepMemoryTest {
  private static final LabelledClips CLIPS = MovingBlobs.of(1, 4, 16, 6, 6, 6);

  private static int kept(String model, String strategy, String objective, int epochs)
      throws Exception {
    NetworkTrainer trainer =
        ModelZoo.parse(model)
            .withDevice(Device.cpu())
            .withEpochs(epochs)
            .withObjective(Objectives.parse(objective));
    try (NetworkClassifier trained =
        trainer.train(CLIPS, Imbalance.parse(strategy).plan(CLIPS.counts(), epochs))) {
      return trained.loaded().manager().getManagedArrays().size();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cnn3d-small, none, plain",
    "cnn-lstm, none, plain",
    "apvit, none, plain",
    "face-topo, none, plain",
    "cnn3d-small, ldam, plain",
    "cnn3d-small, none, scn",
    "cnn3d-small, none, rul+cbam",
    "cnn3d-small, none, rul",
    "cnn3d-small, none, eac",
    "cnn3d-small, none, apvit",
    "cnn3d-small, none, dan"
  })
  void keepsNoMoreArraysTheLongerItTrains(String model, String strategy, String objective)
      throws Exception {
    assertThat(kept(model, strategy, objective, 3)).isEqualTo(kept(model, strategy, objective, 1));
  }
}
