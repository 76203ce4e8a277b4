package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LearningRateTest {
  private static final LabelledClips CLIPS = MovingBlobs.of(1, 4, 12, 6, 6);

  private static Map<String, List<Float>> trained(String model, int epochs, LearningRate rate)
      throws Exception {
    NetworkTrainer trainer = ModelZoo.parse(model).withSeed(4).withThreads(1);
    Optimization optimization = trainer.options().optimization().withRate(rate);
    TrainingPlan plan = Imbalance.none().plan(CLIPS.counts(), epochs);
    Map<String, List<Float>> weights = new TreeMap<>();
    try (NetworkClassifier classifier =
        trainer.withOptions(trainer.options().withOptimization(optimization)).train(CLIPS, plan)) {
      for (Pair<String, Parameter> parameter : classifier.network().getParameters()) {
        if (parameter.getValue().requiresGradient()) {
          List<Float> values = new java.util.ArrayList<>();
          for (float value : parameter.getValue().getArray().toFloatArray()) {
            values.add(value);
          }
          weights.put(parameter.getKey(), values);
        }
      }
    }
    return weights;
  }

  // STSTNet computes its features itself, the other by the engine.
  @ParameterizedTest
  @ValueSource(strings = {"cnn3d-small", "ststnet"})
  void leavesFrozenWeightsAsTheyWereAndTrainsTheOthers(String model) throws Exception {
    LearningRate frozen = LearningRate.of(0.01).withGroup("features", 0);
    Map<String, List<Float>> one = trained(model, 1, frozen);
    Map<String, List<Float>> two = trained(model, 2, frozen);
    assertThat(one).hasSizeGreaterThan(2);
    for (String name : one.keySet()) {
      assertThat(one.get(name).equals(two.get(name))).as(name).isEqualTo(name.contains("features"));
    }
  }

  @Test
  void multipliesTheRateOfAGroup() throws Exception {
    Map<String, List<Float>> plain = trained("ststnet", 2, LearningRate.of(0.02));
    LearningRate halves = LearningRate.of(0.04).withGroup("features", 0.5).withGroup("head", 0.5);
    assertThat(trained("ststnet", 2, halves)).isEqualTo(plain);
    assertThat(trained("ststnet", 2, halves.withGroup("head", 1))).isNotEqualTo(plain);
  }

  @Test
  void takesTheLongestOfSeveralWords() {
    LearningRate rate =
        LearningRate.of(1).withGroup("features", 0.1).withGroup("features_01volume", 0);
    assertThat(rate.factor("01features_01volume_01Conv3d_weight")).isZero();
    assertThat(rate.factor("01features_02Linear_weight")).isEqualTo(0.1);
    assertThat(rate.factor("02head_01Linear_weight")).isEqualTo(1);
  }

  @Test
  void refusesAGroupOfNothingAndAFactorBelowZero() {
    assertThatThrownBy(() -> trained("ststnet", 1, LearningRate.of(1).withGroup("feet", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no weight of the model is in the group 'feet'; try features or head");
    assertThatThrownBy(() -> LearningRate.of(1).withGroup("head", -1))
        .hasMessageContaining("rate factor of head must be in");
  }
}
