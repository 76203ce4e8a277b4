package org.glimpse.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import ai.djl.util.Pair;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.train.OptimizerRule;
import org.glimpse.model.train.OptimizerRule.ParameterUpdate;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.WeightTensor;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One training step (forward, backward, SGD with momentum) against PyTorch's from the same weights:
 * of every tensor afterwards, running statistics among them, one value and a sum over the changes
 * of all, see {@code step()} in {@code make_goldens.py}.
 */
@ExtendWith(OneThread.class)
class StepGoldenTest {
  /** Relative above 1: some running variances move by more than 10. */
  private static final double TOLERANCE = 1e-4;

  private static final int CLASSES_OF_MAPS = 3;
  private static final int CLASSES = 5;

  @ParameterizedTest
  @MethodSource("org.glimpse.model.zoo.Golden#names")
  void changesTheWeightsAsPyTorchDoes(String name) throws Exception {
    Golden golden = Golden.of(name);
    Properties step = Golden.read("step", name);
    ClipShape clip = Golden.shape(step);
    List<Double> after = Golden.numbers(step, "after");
    int classes = clip.frames() == 1 ? CLASSES_OF_MAPS : CLASSES;
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = golden.network(manager, clip, classes);
      Map<String, WeightTensor> before = NetworkWeights.of(network).tensors();
      double loss = step(manager, network, clip, step);
      assertThat(loss).isCloseTo(Golden.numbers(step, "loss").get(0), within(TOLERANCE));
      Map<String, WeightTensor> own = NetworkWeights.of(network).tensors();
      int at = 0;
      for (Map.Entry<String, String> tensor : golden.names(network).entrySet()) {
        float[] values = own.get(tensor.getKey()).values();
        float[] old = before.get(tensor.getKey()).values();
        float[] probe = Golden.uniform(tensor.getValue() + ".probe", values.length);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
          sum += (double) (values[i] - old[i]) * probe[i];
        }
        int place = (int) (Golden.crc(tensor.getValue()) % values.length);
        close(tensor.getValue(), values[place], after.get(at));
        close(tensor.getValue(), sum / Math.sqrt(values.length), after.get(at + 1));
        at += 2;
      }
      assertThat(at).isEqualTo(after.size());
    }
  }

  private static void close(String tensor, double found, double expected) {
    assertThat(found)
        .as(tensor)
        .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
  }

  private static double step(
      NDManager manager, ClipNetwork network, ClipShape clip, Properties golden) {
    int batch = Golden.numbers(golden, "batch").get(0).intValue();
    double rate = Golden.numbers(golden, "rate").get(0);
    NDArray clips =
        manager.create(
            Golden.uniform(golden.getProperty("clips"), batch * clip.values()), clip.batch(batch));
    double loss;
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray logits =
          network
              .forward(new ParameterStore(manager, false), new NDList(clips), true)
              .singletonOrThrow();
      NDArray labels =
          manager.arange(batch).toType(DataType.INT64, false).mod(logits.getShape().get(1));
      NDArray mean =
          Loss.softmaxCrossEntropyLoss().evaluate(new NDList(labels), new NDList(logits));
      collector.backward(mean);
      loss = mean.getFloat();
    }
    ParameterUpdate update = OptimizerRule.sgd().start();
    for (Pair<String, Parameter> parameter : network.getParameters()) {
      if (parameter.getValue().requiresGradient()) {
        NDArray array = parameter.getValue().getArray();
        update.apply(parameter.getKey(), array, array.getGradient(), rate);
      }
    }
    return loss;
  }
}
