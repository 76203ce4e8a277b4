package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.TrainingListener;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
  private static final int EPOCHS = 5;
  private static final LabelledClips CLIPS = MovingBlobs.of(1, 4, 12, 6, 6);

  @TempDir private Path folder;

  private static TrainingPlan plan() {
    return Imbalance.classBalancedSampling().plan(CLIPS.counts(), EPOCHS);
  }

  private static NetworkTrainer trainer(String model, OptimizerRule rule) {
    Optimization optimization = ModelZoo.parse(model).options().optimization();
    return trainer(model, optimization.withRule(rule));
  }

  private static NetworkTrainer trainer(String model, Optimization optimization) {
    NetworkTrainer trainer = ModelZoo.parse(model).withSeed(4).withThreads(1);
    return trainer.withOptions(trainer.options().withBatchSize(5).withOptimization(optimization));
  }

  /** Trains until an epoch is over, then is interrupted. */
  private static void interrupted(NetworkTrainer trainer, int after) {
    TrainingListener stop =
        (epoch, epochs) -> {
          if (epoch.epoch() == after) {
            throw new IllegalStateException("interrupted");
          }
        };
    assertThatThrownBy(() -> trainer.withListener(stop).train(CLIPS, plan()).close())
        .hasMessage("interrupted");
  }

  // Dropout, augmentation, drawn samples, momentum and running statistics are all in play.
  @ParameterizedTest
  @CsvSource({"cnn-lstm, 0", "cnn-lstm, 3", "cnn3d-small, 1", "ststnet, 2"})
  void goesOnToTheBitAfterAnInterruption(String model, int after) throws Exception {
    for (OptimizerRule rule : List.of(OptimizerRule.adam(), OptimizerRule.sgd())) {
      NetworkTrainer trainer = trainer(model, rule);
      Path file = folder.resolve(rule.id() + ".safetensors");
      interrupted(trainer.withCheckpoint(file), after);
      List<Integer> heard = new ArrayList<>();
      NetworkTrainer again =
          trainer.withCheckpoint(file).withListener((epoch, all) -> heard.add(epoch.epoch()));
      try (NetworkClassifier whole = trainer.train(CLIPS, plan());
          NetworkClassifier resumed = again.train(CLIPS, plan())) {
        assertThat(NetworkWeights.of(resumed.network()))
            .isEqualTo(NetworkWeights.of(whole.network()));
        assertThat(resumed.history()).isEqualTo(whole.history());
        assertThat(heard).hasSize(EPOCHS - after - 1).startsWith(after + 1);
      }
    }
  }

  // Everything that an optimization can have, over stages and with a choice of the epoch.
  @ParameterizedTest
  @CsvSource({
    "sgd, none, 1, false",
    "nesterov, none, 2, true",
    "adam, crt, 2, false",
    "adamw, crt, 3, false",
    "adamw, crt, 6, true",
    "nesterov, crt, 4, false"
  })
  void goesOnToTheBitWithAveragesGroupsAndWarmUp(
      String rule, String strategy, int after, boolean validation) throws Exception {
    Optimization optimization =
        Optimization.withDefaults()
            .withRule(OptimizerRule.parse(rule).withWeightDecay(0.02))
            .withRate(
                LearningRate.of(0.01)
                    .withSchedule(LearningRateSchedule.parse("warmup:2+step:2:0.5"))
                    .withGroup("features", 0.3))
            .withMaxGradientNorm(0.5)
            .withAveraging(0.9);
    NetworkTrainer plain = trainer("cnn3d-small", optimization);
    NetworkTrainer trainer = validation ? plain.withValidation(0.4, 9) : plain;
    TrainingPlan plan = Imbalance.parse(strategy).plan(CLIPS.counts(), 8);
    Path file = folder.resolve("averaged.safetensors");
    TrainingListener stop =
        (epoch, epochs) -> {
          if (epoch.epoch() == after) {
            throw new IllegalStateException("interrupted");
          }
        };
    assertThatThrownBy(
            () -> trainer.withCheckpoint(file).withListener(stop).train(CLIPS, plan).close())
        .hasMessage("interrupted");
    equalAfterResuming(trainer, file, plan);
  }

  private static void equalAfterResuming(NetworkTrainer trainer, Path file, TrainingPlan plan)
      throws Exception {
    try (NetworkClassifier whole = trainer.train(CLIPS, plan);
        NetworkClassifier resumed = trainer.withCheckpoint(file).train(CLIPS, plan)) {
      assertThat(NetworkWeights.of(resumed.network()))
          .isEqualTo(NetworkWeights.of(whole.network()));
      assertThat(resumed.history()).isEqualTo(whole.history());
      assertThat(resumed.settings()).isEqualTo(whole.settings());
    }
  }

  // The second stage begins with a head of new weights and an optimizer without memory.
  @ParameterizedTest
  @ValueSource(ints = {0, 2, 3, 4, 6})
  void goesOnToTheBitAcrossTheStagesOfAPlan(int after) throws Exception {
    TrainingPlan plan = Imbalance.parse("crt").plan(CLIPS.counts(), 8);
    assertThat(plan.stages()).hasSize(2);
    assertThat(plan.stages().get(1).freshHead()).isTrue();
    NetworkTrainer trainer = trainer("cnn-lstm", OptimizerRule.sgd());
    Path file = folder.resolve("staged.safetensors");
    TrainingListener stop =
        (epoch, epochs) -> {
          if (epoch.epoch() == after) {
            throw new IllegalStateException("interrupted");
          }
        };
    assertThatThrownBy(
            () -> trainer.withCheckpoint(file).withListener(stop).train(CLIPS, plan).close())
        .hasMessage("interrupted");
    equalAfterResuming(trainer, file, plan);
  }

  @Test
  void savesWhenTheThreadIsInterrupted() throws Exception {
    NetworkTrainer trainer = trainer("cnn3d-small", OptimizerRule.adam());
    Path file = folder.resolve("signal.safetensors");
    TrainingListener interrupt =
        (epoch, epochs) -> {
          if (epoch.epoch() == 1) {
            Thread.currentThread().interrupt();
          }
        };
    assertThatThrownBy(
            () ->
                trainer
                    .withCheckpoint(file, Duration.ofHours(1))
                    .withListener(interrupt)
                    .train(CLIPS, plan())
                    .close())
        .isInstanceOf(InterruptedException.class)
        .hasMessage("interrupted after epoch 2");
    assertThat(Thread.interrupted()).isFalse();
    List<Integer> heard = new ArrayList<>();
    trainer
        .withListener((epoch, all) -> heard.add(epoch.epoch()))
        .withCheckpoint(file)
        .train(CLIPS, plan())
        .close();
    assertThat(heard).containsExactly(3, 4);
    equalAfterResuming(trainer, file, plan());
  }

  @Test
  void keepsTheBestEpochOfAnInnerValidation() throws Exception {
    NetworkTrainer trainer = trainer("cnn3d-small", OptimizerRule.adam()).withValidation(0.4, 2);
    Path file = folder.resolve("validated.safetensors");
    interrupted(trainer.withCheckpoint(file), 1);
    equalAfterResuming(trainer, file, plan());
  }

  @Test
  void needsTheStateOfTheOptimizer() throws Exception {
    NetworkTrainer adam = trainer("cnn3d-small", OptimizerRule.adam());
    Path file = folder.resolve("some.safetensors");
    interrupted(adam.withCheckpoint(file), 1);
    List<String> names =
        org.glimpse.model.weights.SafeTensors.read(file).tensors().names().stream()
            .filter(name -> name.startsWith("optimizer/"))
            .toList();
    try (NetworkClassifier model = adam.train(CLIPS, plan())) {
      long trained =
          model.network().getParameters().values().stream()
              .filter(parameter -> parameter.requiresGradient())
              .count();
      assertThat(names).hasSize((int) (3 * trained));
    }
  }

  @Test
  void refusesTheStateOfAnotherTraining() throws Exception {
    NetworkTrainer adam = trainer("cnn3d-small", OptimizerRule.adam());
    Path file = folder.resolve("other.safetensors");
    interrupted(adam.withCheckpoint(file), 1);
    assertThatThrownBy(() -> adam.withSeed(5).withCheckpoint(file).train(CLIPS, plan()).close())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("other.safetensors")
        .hasMessageContaining("Delete it to start anew");
    Files.writeString(file, "damaged, and longer than eight bytes");
    assertThatThrownBy(() -> adam.withCheckpoint(file).train(CLIPS, plan()).close())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("This is no safetensors file");
  }
}
