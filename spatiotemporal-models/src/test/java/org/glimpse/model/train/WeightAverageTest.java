package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.Map;
import org.glimpse.core.tensor.LabelledClips;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.TrainingPlan;
import org.glimpse.model.MovingBlobs;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.WeightTensor;
import org.glimpse.model.weights.WeightsFormatException;
import org.glimpse.model.zoo.ModelZoo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WeightAverageTest {
  private static final double FLOAT = 1e-6;

  private NDManager manager;
  private Linear network;
  private EngineSettings before;

  @BeforeEach
  void initializes() {
    manager = NDManager.newBaseManager();
    before = EngineSettings.enter(1);
    network = Linear.builder().setUnits(1).optBias(false).build();
    network.initialize(manager, DataType.FLOAT32, new Shape(1, 1));
    weigh(0);
  }

  @AfterEach
  void closes() {
    manager.close();
    before.set();
  }

  private void weigh(float value) {
    network.getParameters().valueAt(0).getArray().set(new float[] {value});
  }

  private float weight() {
    return network.getParameters().valueAt(0).getArray().toFloatArray()[0];
  }

  // PyTorch 1.13.0, golden/optimizers.py: torch.optim.swa_utils.AveragedModel with
  // avg_fn = a + (1 - min(0.3, n / (n + 9))) (w - a) and weights 1, 4, 9 …, 36, from 0.
  @Test
  void agreesWithPyTorch() {
    double[] expected = {
      0.9, 3.43636363636364, 7.60909090909091, 13.4827272727273, 21.5448181818182, 31.6634454545455
    };
    WeightAverage average = new WeightAverage(0.3, network, manager);
    for (int t = 1; t <= expected.length; t++) {
      weigh(t * t);
      average.step();
      average.exchange();
      assertThat((double) weight()).isCloseTo(expected[t - 1], within(FLOAT * expected[t - 1]));
      average.exchange();
      assertThat(weight()).isEqualTo(t * t);
    }
  }

  @Test
  void goesOnToTheBitFromItsState() throws Exception {
    WeightAverage average = new WeightAverage(0.9, network, manager);
    WeightAverage other = new WeightAverage(0.9, network, manager);
    weigh(3);
    average.step();
    average.step();
    other.restore(average.state());
    average.step();
    other.step();
    assertThat(other.state()).isEqualTo(average.state());
    average.restart();
    average.step();
    assertThat(average.state()).isNotEqualTo(other.state());
  }

  @Test
  void refusesAStateThatIsNoAverage() {
    WeightAverage average = new WeightAverage(0.9, network, manager);
    assertThatThrownBy(() -> average.restore(Map.<String, WeightTensor>of()))
        .isInstanceOf(WeightsFormatException.class)
        .hasMessageContaining("The average of '" + network.getParameters().keyAt(0) + "'");
  }

  @Test
  void isWhatATrainingEndsWith() throws Exception {
    LabelledClips clips = MovingBlobs.of(1, 4, 12, 6, 6);
    TrainingPlan plan = Imbalance.none().plan(clips.counts(), 4);
    NetworkTrainer trainer = ModelZoo.smallCnn3d().withSeed(4);
    TrainerOptions options = trainer.options();
    NetworkTrainer averaging =
        trainer.withOptions(options.withOptimization(options.optimization().withAveraging(0.99)));
    try (NetworkClassifier last = trainer.train(clips, plan);
        NetworkClassifier average = averaging.train(clips, plan)) {
      assertThat(average.history()).isEqualTo(last.history());
      assertThat(NetworkWeights.of(average.network()))
          .isNotEqualTo(NetworkWeights.of(last.network()));
      assertThat(average.settings().get("optimization")).contains("averaging=0.99");
    }
  }
}
