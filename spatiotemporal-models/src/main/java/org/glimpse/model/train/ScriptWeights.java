package org.glimpse.model.train;

import ai.djl.nn.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.weights.NetworkWeights;
import org.glimpse.model.weights.StateDict;
import org.glimpse.model.weights.WeightTensor;
import org.glimpse.model.weights.WeightsFormatException;

/**
 * A TorchScript network as tensors: the weights of its head, and the script itself, whose bytes lie
 * three to a value behind a first value that says how many belong to the last (each whole number
 * below 2^24 is a float32).
 */
final class ScriptWeights {
  private static final String SCRIPT = "script";
  private static final int PACKED = 3;
  private static final int BYTE = 256;

  private ScriptWeights() {}

  static StateDict of(ClipNetwork network) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    byte[] bytes = TorchScript.bytes(network);
    int count = (bytes.length + PACKED - 1) / PACKED;
    float[] values = new float[count + 1];
    values[0] = bytes.length - (count - 1) * PACKED;
    for (int i = 0; i < bytes.length; i++) {
      int place = i % PACKED;
      values[1 + i / PACKED] += (bytes[i] & (BYTE - 1)) * (float) (1 << (Byte.SIZE * place));
    }
    tensors.put(SCRIPT, WeightTensor.wrap(List.of((long) values.length), values));
    tensors.putAll(NetworkWeights.of(network.head()).tensors());
    return new StateDict(tensors);
  }

  /** The network that {@link #of} made tensors of; its head is set by {@link #copyHead}. */
  static ClipNetwork build(
      Path file, StateDict tensors, boolean newHead, ClipShape shape, int classes)
      throws WeightsFormatException, IOException {
    WeightTensor script =
        tensors
            .tensor(SCRIPT)
            .orElseThrow(() -> new WeightsFormatException(file, "Its TorchScript is missing."));
    float[] values = script.values();
    byte[] bytes = new byte[Math.max(0, (values.length - 2) * PACKED + (int) values[0])];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ((int) values[1 + i / PACKED] >> (Byte.SIZE * (i % PACKED)));
    }
    Path copy = Files.createTempFile("glimpse", ".pt");
    try {
      Files.write(copy, bytes);
      return new TorchScript(copy, newHead).build(shape, classes);
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  static void copyHead(Path file, StateDict tensors, Block head) throws WeightsFormatException {
    Map<String, WeightTensor> own = new LinkedHashMap<>(tensors.tensors());
    own.remove(SCRIPT);
    NetworkWeights.copy(file, new StateDict(own), head);
  }
}
