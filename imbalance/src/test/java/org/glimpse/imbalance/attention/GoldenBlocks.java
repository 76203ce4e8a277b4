package org.glimpse.imbalance.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;

/** Blocks with the weights of {@code golden/attention.py}, and the numbers it made. */
final class GoldenBlocks implements AutoCloseable {
  private static final Properties GOLDEN = golden();
  private final NDManager manager = NDManager.newBaseManager();

  private static Properties golden() {
    Properties golden = new Properties();
    try (InputStream in = GoldenBlocks.class.getResourceAsStream("/golden/attention.properties")) {
      golden.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return golden;
  }

  NDManager manager() {
    return manager;
  }

  static double[] numbers(String key) {
    return Arrays.stream(GOLDEN.getProperty(key).split(",", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  NDArray array(String key, Shape shape) {
    return manager.create(numbers(key), shape).toType(DataType.FLOAT32, false);
  }

  static double[] values(NDArray array) {
    return array.toType(DataType.FLOAT64, false).toDoubleArray();
  }

  /** Initializes a block and fills its weights in order, as the script does. */
  void fill(Block block, Shape input) {
    block.initialize(manager, DataType.FLOAT32, input);
    int k = 0;
    for (Parameter parameter : block.getParameters().values()) {
      if (parameter.requiresGradient()) {
        float[] weights = new float[(int) parameter.getShape().size()];
        for (int i = 0; i < weights.length; i++) {
          weights[i] = ((37 * k++) % 101 - 50) / 100f;
        }
        parameter.getArray().set(weights);
      }
    }
  }

  NDList forward(Block block, NDArray input) {
    return block.forward(new ParameterStore(manager, false), new NDList(input), false);
  }

  static long weights(Block block) {
    return block.getParameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  @Override
  public void close() {
    manager.close();
  }
}
