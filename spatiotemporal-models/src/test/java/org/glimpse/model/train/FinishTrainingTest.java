package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Decision;
import org.glimpse.imbalance.Finish;
import org.glimpse.imbalance.Fit;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a plan does after, or at the end of, the training of the whole model. */
class FinishTrainingTest {
  private static final float FLOAT = 1e-4f;
  private static final LabelledClips CLIPS = MovingBlobs.of(4, 1, 4, 40, 12, 6);
  private static final LabelledClips TEST = MovingBlobs.of(5, 1, 4, 10, 10, 10);

  /** One linear layer below the head. */
  private record Tiny() implements Architecture {
    @Override
    public String id() {
      return "tiny";
    }

    @Override
    public ClipNetwork build(ClipShape input, int classes) {
      SequentialBlock features =
          new SequentialBlock().add(Layers.flatten()).add(Layers.linear(6)).add(Layers.relu());
      return new ClipNetwork(features, new SequentialBlock().add(Layers.linear(classes)));
    }
  }

  private static NetworkTrainer trainer() {
    return NetworkTrainer.of(
            new Tiny(),
            TrainerOptions.withDefaults()
                .withEpochs(5)
                .withSeed(2)
                .withOptimization(Optimization.withDefaults().withLearningRate(0.02)))
        .withThreads(1);
  }

  private static TrainingPlan plan(String strategy, int epochs) {
    return Imbalance.parse(strategy).plan(CLIPS.counts(), epochs);
  }

  private static float[] values(NetworkClassifier model, Parameter.Type type, boolean head) {
    return (head ? model.network().head() : model.network().features())
        .getParameters().values().stream()
            .filter(parameter -> parameter.getType() == type)
            .map(Parameter::getArray)
            .map(NDArray::toFloatArray)
            .findFirst()
            .orElseThrow();
  }

  @Test
  void scalesTheRowsOfAHeadThatElseStaysAsItWas() throws Exception {
    try (NetworkClassifier before = trainer().train(CLIPS, plan("none", 4));
        NetworkClassifier scaled = trainer().train(CLIPS, plan("lws", 5))) {
      assertThat(values(scaled, Parameter.Type.WEIGHT, false))
          .isEqualTo(values(before, Parameter.Type.WEIGHT, false));
      float[] old = values(before, Parameter.Type.WEIGHT, true);
      float[] now = values(scaled, Parameter.Type.WEIGHT, true);
      float[] oldBias = values(before, Parameter.Type.BIAS, true);
      float[] nowBias = values(scaled, Parameter.Type.BIAS, true);
      boolean moved = false;
      for (int c = 0; c < 3; c++) {
        float factor = nowBias[c] / oldBias[c];
        moved |= Math.abs(factor - 1) > 0.01;
        for (int k = 0; k < 6; k++) {
          assertThat(now[c * 6 + k]).isCloseTo(factor * old[c * 6 + k], within(FLOAT));
        }
      }
      assertThat(moved).isTrue();
    }
  }

  @Test
  void resumesBeforeAStageOfFactorsAndEndsTheSame(@TempDir Path folder) throws Exception {
    NetworkTrainer resumed = trainer().withCheckpoint(folder.resolve("checkpoint"));
    TrainingPlan plan = plan("lws", 10);
    float[] whole;
    try (NetworkClassifier model = trainer().train(CLIPS, plan)) {
      whole = values(model, Parameter.Type.WEIGHT, true);
    }
    NetworkTrainer interrupted =
        resumed.withListener(
            (epoch, epochs) -> {
              if (epoch.epoch() == 8) {
                throw new IllegalStateException("stopped");
              }
            });
    try (NetworkClassifier model = interrupted.train(CLIPS, plan)) {
      assertThat(model).as("the training is stopped").isNull();
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("stopped");
    }
    try (NetworkClassifier model = resumed.train(CLIPS, plan)) {
      assertThat(values(model, Parameter.Type.WEIGHT, true)).isEqualTo(whole);
    }
  }

  @Test
  void takesOffsetsAndTemperatureIntoTheHead() throws Exception {
    Decision decision = new Decision(List.of(0.0, 1.0, 2.0), 3);
    TrainingPlan plain = plan("none", 3);
    try (NetworkClassifier before = trainer().train(CLIPS, plain);
        NetworkClassifier after =
            trainer().train(CLIPS, plain.withFinish(Finish.deciding(decision)))) {
      List<Double> old = before.predict(TEST).get(0).scores();
      List<Double> now = after.predict(TEST).get(0).scores();
      for (int c = 1; c < 3; c++) {
        double expected = (Math.log(old.get(c) / old.get(0)) + c) / 3;
        assertThat(Math.log(now.get(c) / now.get(0))).isCloseTo(expected, within(1e-4));
      }
    }
  }

  @Test
  void fitsOnSubjectsThatAreNotTrainedOn() throws Exception {
    LabelCounts counts = CLIPS.counts();
    HeldOutClips split =
        HeldOutClips.of(CLIPS, Optional.empty(), Finish.fitted(Fit.TEMPERATURE), 2);
    try (NetworkClassifier without = trainer().train(split.training(), plan("none", 3));
        NetworkClassifier fitted = trainer().train(CLIPS, plan("temperature", 3))) {
      List<Double> old = without.predict(TEST).get(0).scores();
      List<Double> now = fitted.predict(TEST).get(0).scores();
      double temperature = Math.log(old.get(1) / old.get(0)) / Math.log(now.get(1) / now.get(0));
      double same = Math.log(old.get(2) / old.get(0)) / Math.log(now.get(2) / now.get(0));
      assertThat(temperature).isBetween(0.05, 20.0).isNotCloseTo(1, within(1e-3));
      assertThat(same).isCloseTo(temperature, within(temperature * 1e-3));
      assertThat(counts.total()).isGreaterThan(split.training().size());
    }
  }
}
