package org.glimpse.imbalance.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

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
import java.util.List;
import java.util.Properties;
import org.glimpse.imbalance.uncertain.AttentionHeads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The blocks against PyTorch; {@code golden/attention.py} made the numbers. */
class AttentionGoldenTest {
  // Single precision here, double there.
  private static final double TOLERANCE = 1e-5;
  private static final Shape VOLUME = new Shape(2, 4, 2, 3, 3);
  private static final Properties GOLDEN = golden();
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private static Properties golden() {
    Properties golden = new Properties();
    try (InputStream in =
        AttentionGoldenTest.class.getResourceAsStream("/golden/attention.properties")) {
      golden.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return golden;
  }

  private static double[] numbers(String key) {
    return Arrays.stream(GOLDEN.getProperty(key).split(",", -1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private NDArray array(String key, Shape shape) {
    return manager.create(numbers(key), shape).toType(DataType.FLOAT32, false);
  }

  private static double[] values(NDArray array) {
    return array.toType(DataType.FLOAT64, false).toDoubleArray();
  }

  /** Initializes a block and fills its weights in order, as the script does. */
  private void fill(Block block, Shape input) {
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

  private NDList forward(Block block, NDArray input) {
    return block.forward(new ParameterStore(manager, false), new NDList(input), false);
  }

  private static long weights(Block block) {
    return block.getParameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  @Test
  void convolutionalAttentionGatesChannelsThenPlaces() {
    ConvolutionalAttention gate = new ConvolutionalAttention(4, 1);
    fill(gate, VOLUME);
    assertThat(values(forward(gate, array("volume", VOLUME)).singletonOrThrow()))
        .containsExactly(numbers("cbam"), within(TOLERANCE));
  }

  @Test
  void theGateOfPlacesStartsAsOneHalf() {
    ConvolutionalAttention gate = new ConvolutionalAttention(4, 3);
    gate.initialize(manager, DataType.FLOAT32, VOLUME);
    NDArray input = manager.ones(VOLUME);
    NDArray output = forward(gate, input).singletonOrThrow();
    // Equal cells stay equal, and channels alone make the difference.
    NDArray perChannel = output.reshape(2, 4, -1).mean(new int[] {2}).reshape(2, 4, 1, 1, 1);
    assertThat(values(output.sub(perChannel).abs().max())[0]).isLessThan(1e-6);
    for (double value : values(perChannel)) {
      assertThat(value).isBetween(0.0, 0.5);
    }
  }

  @Test
  void hasTheWeightsOfThePublishedModuleInAResNet18() {
    long all = 0;
    for (int channels : List.of(64, 128, 256, 512)) {
      ConvolutionalAttention gate = new ConvolutionalAttention(channels, 1);
      gate.initialize(manager, DataType.FLOAT32, new Shape(1, channels, 1, 7, 7));
      all += 2 * weights(gate);
    }
    assertThat(all).isEqualTo(89_880);
  }

  @Test
  void headsPoolWhatTheirMapsShow() {
    MultiHeadAttention pooling = new MultiHeadAttention(4, 2, 3);
    fill(pooling, VOLUME);
    NDList pooled = forward(pooling, array("volume", VOLUME));
    assertThat(values(pooled.get(0))).containsExactly(numbers("fused"), within(TOLERANCE));
    assertThat(values(pooled.get(1))).containsExactly(numbers("mean"), within(TOLERANCE));
    assertThat(values(pooled.get(2))).containsExactly(numbers("heads"), within(TOLERANCE));
    assertThat(AttentionHeads.partition(pooled.get(2)).getFloat()).isFinite();
  }

  @Test
  void aHeadHasTheWeightsOfThePublishedOne() {
    MultiHeadAttention pooling = new MultiHeadAttention(512, 4, 256);
    pooling.initialize(manager, DataType.FLOAT32, new Shape(1, 512, 1, 7, 7));
    assertThat(weights(pooling)).isEqualTo(4 * 2_135_904L);
  }

  @Test
  void aGraphMakesTheClassifiersOfItsNodes() {
    GraphConvolution graph =
        new GraphConvolution(
            List.of(List.of(0.5, 0.25, 0.0), List.of(0.5, 0.5, 0.1), List.of(0.0, 0.2, 1.0)),
            5,
            6,
            4);
    Shape input = new Shape(2, 4);
    fill(graph, input);
    assertThat(values(forward(graph, array("features", input)).singletonOrThrow()))
        .containsExactly(numbers("scores"), within(TOLERANCE));
  }

  @Test
  void refusesWhatIsNoGraphAndTooFewHeads() {
    assertThatThrownBy(() -> new GraphConvolution(List.of(List.of(1.0, 2.0)), 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a row of 2");
    assertThatThrownBy(() -> new MultiHeadAttention(8, 1, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("heads");
    assertThatThrownBy(() -> new ConvolutionalAttention(8, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 or 3");
  }
}
