package org.glimpse.model.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Pair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.glimpse.core.Checks;

/** Copies weights, running statistics among them, between networks and state dictionaries. */
public final class NetworkWeights {
  private NetworkWeights() {}

  /**
   * A copy of a network's weights under the names that its blocks give them.
   *
   * @param network initialized
   * @return one tensor a parameter, in the order of the blocks
   */
  public static StateDict of(Block network) {
    Map<String, WeightTensor> tensors = new LinkedHashMap<>();
    for (Pair<String, Parameter> parameter : network.getParameters()) {
      tensors.put(parameter.getKey(), tensor(parameter.getValue().getArray()));
    }
    return new StateDict(tensors);
  }

  /**
   * A copy of an array of float32.
   *
   * @param array the array
   * @return its shape and values
   */
  public static WeightTensor tensor(NDArray array) {
    List<Long> shape = new ArrayList<>();
    for (long size : array.getShape().getShape()) {
      shape.add(size);
    }
    return WeightTensor.wrap(shape, array.toFloatArray());
  }

  /**
   * Copies weights into a network.
   *
   * @param file where they come from, for messages
   * @param weights a tensor for every parameter, under its name and of its shape
   * @param network initialized
   * @throws WeightsFormatException if a tensor is missing, unknown or of another shape; the network
   *     is left as it was
   */
  public static void copy(Path file, StateDict weights, Block network)
      throws WeightsFormatException {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    network.getParameters().forEach(pair -> parameters.put(pair.getKey(), pair.getValue()));
    for (String name : weights.names()) {
      if (!parameters.containsKey(name)) {
        throw new WeightsFormatException(
            file, "The network has no place for tensor '" + name + "'. Choose another model.");
      }
    }
    for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
      String shape = shape(entry.getValue().getArray().getShape());
      String found =
          weights.tensor(entry.getKey()).map(t -> t.shape().toString()).orElse("not there");
      if (!shape.equals(found)) {
        throw new WeightsFormatException(
            file,
            "Tensor '"
                + entry.getKey()
                + "' must be "
                + shape
                + " but is "
                + found
                + ". The weights are for another model, input or number of classes.");
      }
    }
    boolean recording = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      for (Map.Entry<String, Parameter> entry : parameters.entrySet()) {
        set(entry.getValue().getArray(), weights.tensor(entry.getKey()).orElseThrow());
      }
    } finally {
      JniUtils.setGradMode(recording);
    }
  }

  /**
   * Overwrites an array of float32; gradients must not be recorded meanwhile.
   *
   * @param array the array
   * @param tensor of the same shape
   * @throws IllegalArgumentException if it has another shape
   */
  public static void set(NDArray array, WeightTensor tensor) {
    Checks.argument(
        shape(array.getShape()).equals(tensor.shape().toString()),
        "the array is " + array.getShape() + " but the tensor " + tensor.shape());
    try (NDManager copies = array.getManager().newSubManager()) {
      copies.create(tensor.values(), array.getShape()).copyTo(array);
    }
  }

  private static String shape(Shape shape) {
    return java.util.Arrays.toString(shape.getShape());
  }
}
