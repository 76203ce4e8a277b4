package org.glimpse.model.zoo;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ArchitectureOptions;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.StateDict;
import org.glimpse.model.weights.TorchNames;
import org.glimpse.model.weights.WeightTensor;
import org.glimpse.model.weights.WeightsFormatException;

/**
 * A network of the golden files, with the weights that {@code make_goldens.py} beside them gives
 * its own: both sides make them by a formula.
 *
 * @param name a model of the zoo; after it, where there are, {@code bidirectional} and {@code
 *     pooling}, with dots
 * @param forward what PyTorch found in the forward pass
 */
record Golden(String name, Properties forward) {
  private static final double WIDTH = 0.125;

  /** All networks that have golden files. */
  static List<String> names() {
    return List.of(
        "ststnet",
        "off-apexnet",
        "dual-inception",
        "rcn",
        "r3d-18",
        "mc3-18",
        "r2plus1d-18",
        "r3d-34",
        "c3d",
        "p3d",
        "i3d",
        "densenet3d-121",
        "cnn3d-small",
        "cnn-lstm",
        "cnn-lstm.false.last",
        "cnn-lstm.true.last",
        "resnet18-lstm",
        "resnet18-lstm.true.attention");
  }

  static Golden of(String name) throws IOException {
    return new Golden(name, read("forward", name));
  }

  static Properties read(String folder, String name) throws IOException {
    Properties golden = new Properties();
    String path = "/golden/" + folder + "/" + name + ".properties";
    try (InputStream in = Objects.requireNonNull(Golden.class.getResourceAsStream(path))) {
      golden.load(in);
    }
    return golden;
  }

  /** At an eighth of the width but for the small networks of the field, without dropout. */
  Architecture architecture() {
    String[] parts = name.split("\\.", -1);
    Architecture defaults = ModelZoo.architecture(parts[0], Map.of());
    Map<String, String> options = new TreeMap<>();
    if (!List.of("ststnet", "off-apexnet", "dual-inception", "rcn").contains(parts[0])) {
      options.put("width", Double.toString(WIDTH));
    }
    if (ArchitectureOptions.of(defaults).containsKey("dropout")) {
      options.put("dropout", "0");
    }
    if (parts.length > 1) {
      options.put("bidirectional", parts[1]);
      options.put("pooling", parts[2]);
    }
    return ArchitectureOptions.with(defaults, options);
  }

  static List<Double> numbers(Properties golden, String key) {
    return Arrays.stream(golden.getProperty(key).split(",", -1)).map(Double::valueOf).toList();
  }

  static ClipShape shape(Properties golden) {
    List<Integer> sizes =
        Arrays.stream(golden.getProperty("input").split(",", -1)).map(Integer::valueOf).toList();
    return new ClipShape(sizes.get(0), sizes.get(1), sizes.get(2), sizes.get(3));
  }

  /** A network with the formula's weights for clips of a shape. */
  ClipNetwork network(NDManager manager, ClipShape clip, int classes)
      throws WeightsFormatException {
    ClipNetwork network = architecture().build(clip, classes);
    network.initialize(manager, DataType.FLOAT32, clip.batch(2));
    Map<String, WeightTensor> own = NetworkWeights.of(network).tensors();
    Map<String, WeightTensor> torch = new LinkedHashMap<>();
    names(network)
        .forEach(
            (name, theirs) -> {
              List<Long> shape = Objects.requireNonNull(own.get(name)).shape();
              torch.put(theirs, WeightTensor.wrap(shape, weights(theirs, shape)));
            });
    Path file = Path.of(name);
    StateDict renamed = TorchNames.translate(file, new StateDict(torch), names(network));
    NetworkWeights.copy(file, renamed, network);
    return network;
  }

  /** PyTorch's tensors with their shapes, in its order. */
  Map<String, String> tensors() {
    Map<String, String> shapes = new LinkedHashMap<>();
    for (String tensor : forward.getProperty("tensors").split(",", -1)) {
      int cut = tensor.indexOf(':');
      shapes.put(tensor.substring(0, cut), tensor.substring(cut + 1));
    }
    return shapes;
  }

  /** Our name of a tensor to PyTorch's. */
  Map<String, String> names(ClipNetwork network) {
    return TorchNames.of(NetworkWeights.of(network).names(), layers());
  }

  /** PyTorch's layers, those of an LSTM with a star for the kind of the tensor. */
  List<String> layers() {
    LinkedHashSet<String> layers = new LinkedHashSet<>();
    for (String tensor : tensors().keySet()) {
      layers.add(
          tensor.contains("_l0")
              ? tensor.replaceFirst("(weight|bias)(_[ih]h)", "*$2")
              : tensor.substring(0, tensor.lastIndexOf('.')));
    }
    return List.copyOf(layers);
  }

  private static float[] weights(String name, List<Long> shape) {
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

  /** Values in [-1, 1) that depend on the name alone. */
  static float[] uniform(String name, int count) {
    long crc = crc(name);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      long x = i + crc & 0xffffffffL;
      x = (x ^ x >> 16) * 0x85ebca6bL & 0xffffffffL;
      x = (x ^ x >> 13) * 0xc2b2ae35L & 0xffffffffL;
      values[i] = (float) ((x ^ x >> 16) / 2147483648.0 - 1);
    }
    return values;
  }

  static long crc(String name) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    return crc.getValue();
  }
}
