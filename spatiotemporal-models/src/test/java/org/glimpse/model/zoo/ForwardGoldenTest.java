package org.glimpse.model.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.ParameterStore;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.zip.CRC32;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.TorchLayout;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.StateDict;
import org.glimpse.model.weights.TorchNames;
import org.glimpse.model.weights.WeightTensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Networks against PyTorch with the same weights, which both sides make by a formula: see {@code
 * make_goldens.py} beside the golden files.
 */
class ForwardGoldenTest {
  private static final double TOLERANCE = 1e-4;
  private static final int BATCH = 2;

  private static Architecture architecture(String name) {
    boolean field = List.of("ststnet", "off-apexnet", "dual-inception", "rcn").contains(name);
    return ModelZoo.architecture(name, field ? Map.of() : Map.of("width", "0.125"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ststnet",
        "off-apexnet",
        "dual-inception",
        "rcn",
        "r3d-18",
        "mc3-18",
        "r2plus1d-18",
        "r3d-34",
        "c3d"
      })
  void givesTheLogitsOfPyTorch(String name) throws Exception {
    Properties golden = new Properties();
    try (InputStream in =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/golden/forward/" + name + ".properties"))) {
      golden.load(in);
    }
    List<Double> logits =
        Arrays.stream(golden.getProperty("logits").split(",", -1)).map(Double::valueOf).toList();
    List<Integer> sizes =
        Arrays.stream(golden.getProperty("input").split(",", -1)).map(Integer::valueOf).toList();
    ClipShape clip = new ClipShape(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3));
    Architecture architecture = architecture(name);
    StateDict torch = weights(golden.getProperty("tensors"));
    LinkedHashSet<String> layers = new LinkedHashSet<>();
    torch.names().forEach(tensor -> layers.add(tensor.substring(0, tensor.lastIndexOf('.'))));
    if (architecture instanceof TorchLayout layout) {
      assertThat(layout.torchLayers()).containsExactlyElementsOf(layers);
    }
    try (NDManager manager = NDManager.newBaseManager()) {
      ClipNetwork network = architecture.build(clip, logits.size() / BATCH);
      network.initialize(manager, DataType.FLOAT32, clip.batch(BATCH));
      assertThat(network.parameterCount())
          .isEqualTo(Long.parseLong(golden.getProperty("parameters")));
      Map<String, String> names =
          TorchNames.of(NetworkWeights.of(network).names(), List.copyOf(layers));
      Path file = Path.of(name);
      NetworkWeights.copy(file, TorchNames.translate(file, torch, names), network);
      float[] input = uniform("input", BATCH * clip.values());
      NDArray output =
          network
              .forward(
                  new ParameterStore(manager, false),
                  new NDList(manager.create(input, clip.batch(BATCH))),
                  false)
              .singletonOrThrow();
      List<Double> found = new ArrayList<>();
      for (float value : output.toFloatArray()) {
        found.add((double) value);
      }
      assertThat(found).hasSameSizeAs(logits);
      for (int i = 0; i < found.size(); i++) {
        assertThat(found.get(i)).isCloseTo(logits.get(i), within(TOLERANCE));
      }
    }
  }

  private static StateDict weights(String tensors) {
    Map<String, WeightTensor> weights = new LinkedHashMap<>();
    for (String tensor : tensors.split(",", -1)) {
      String name = tensor.substring(0, tensor.indexOf(':'));
      List<Long> shape =
          Arrays.stream(tensor.substring(tensor.indexOf(':') + 1).split("x", -1))
              .map(Long::valueOf)
              .toList();
      weights.put(name, WeightTensor.wrap(shape, values(name, shape)));
    }
    return new StateDict(weights);
  }

  private static float[] values(String name, List<Long> shape) {
    float[] values =
        uniform(name, (int) shape.stream().mapToLong(s -> s).reduce(1, (a, b) -> a * b));
    float scale = (float) Math.sqrt(3.0 / (values.length / shape.get(0)));
    for (int i = 0; i < values.length; i++) {
      if (name.endsWith("running_var")) {
        values[i] = 1 + values[i] / 2;
      } else if (shape.size() == 1) {
        values[i] = values[i] / 2 + (name.endsWith("weight") ? 1 : 0);
      } else {
        values[i] *= scale;
      }
    }
    return values;
  }

  private static float[] uniform(String name, int count) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (((i + crc.getValue()) * 2654435761L & 0xffffffffL) / 2147483648.0 - 1);
    }
    return values;
  }
}
