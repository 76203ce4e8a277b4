package org.glimpse.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.TorchLayout;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.WeightTensor;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Networks against PyTorch with the same weights, see {@link Golden}. */
@ExtendWith(OneThread.class)
class ForwardGoldenTest {
  private static final double TOLERANCE = 1e-4;
  private static final int BATCH = 2;

  @ParameterizedTest
  @MethodSource("org.glimpse.model.zoo.Golden#names")
  void givesTheLogitsOfPyTorch(String name) throws Exception {
    Golden golden = Golden.of(name);
    List<Double> logits = Golden.numbers(golden.forward(), "logits");
    ClipShape clip = Golden.shape(golden.forward());
    if (golden.architecture() instanceof TorchLayout layout) {
      assertThat(layout.torchLayers()).containsExactlyElementsOf(golden.layers());
    }
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = golden.network(manager, clip, logits.size() / BATCH);
      assertThat(network.parameterCount())
          .isEqualTo(Long.parseLong(golden.forward().getProperty("parameters")));
      assertThat(shapes(golden, network)).isEqualTo(golden.tensors());
      NDArray output =
          network
              .forward(
                  new ParameterStore(manager, false),
                  new NDList(
                      manager.create(
                          Golden.uniform("input", BATCH * clip.values()), clip.batch(BATCH))),
                  false)
              .singletonOrThrow();
      float[] found = output.toFloatArray();
      assertThat(found).hasSize(logits.size());
      for (int i = 0; i < found.length; i++) {
        assertThat((double) found[i]).isCloseTo(logits.get(i), within(TOLERANCE));
      }
    }
  }

  private static Map<String, String> shapes(Golden golden, ClipNetwork network) {
    Map<String, WeightTensor> own = NetworkWeights.of(network).tensors();
    Map<String, String> shapes = new LinkedHashMap<>();
    golden
        .names(network)
        .forEach(
            (ours, theirs) ->
                shapes.put(
                    theirs,
                    own.get(ours).shape().stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining("x"))));
    return shapes;
  }
}
