package org.glimpse.imbalance.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.glimpse.imbalance.uncertain.AttentionHeads;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The blocks against PyTorch; {@code golden/attention.py} made the numbers. */
class AttentionGoldenTest {
  // Single precision here, double there.
  private static final double TOLERANCE = 1e-5;
  private static final Shape VOLUME = new Shape(2, 4, 2, 3, 3);
  private final GoldenBlocks golden = new GoldenBlocks();
  private final NDManager manager = golden.manager();

  @AfterEach
  void close() {
    golden.close();
  }

  @Test
  void convolutionalAttentionGatesChannelsThenPlaces() {
    ConvolutionalAttention gate = new ConvolutionalAttention(4, 1);
    golden.fill(gate, VOLUME);
    assertThat(
            GoldenBlocks.values(
                golden.forward(gate, golden.array("volume", VOLUME)).singletonOrThrow()))
        .containsExactly(GoldenBlocks.numbers("cbam"), within(TOLERANCE));
  }

  @Test
  void theGateOfPlacesStartsAsOneHalf() {
    ConvolutionalAttention gate = new ConvolutionalAttention(4, 3);
    gate.initialize(manager, DataType.FLOAT32, VOLUME);
    NDArray input = manager.ones(VOLUME);
    NDArray output = golden.forward(gate, input).singletonOrThrow();
    // Equal cells stay equal, and channels alone make the difference.
    NDArray perChannel = output.reshape(2, 4, -1).mean(new int[] {2}).reshape(2, 4, 1, 1, 1);
    assertThat(GoldenBlocks.values(output.sub(perChannel).abs().max())[0]).isLessThan(1e-6);
    for (double value : GoldenBlocks.values(perChannel)) {
      assertThat(value).isBetween(0.0, 0.5);
    }
  }

  @Test
  void hasTheWeightsOfThePublishedModuleInAResNet18() {
    long all = 0;
    for (int channels : List.of(64, 128, 256, 512)) {
      ConvolutionalAttention gate = new ConvolutionalAttention(channels, 1);
      gate.initialize(manager, DataType.FLOAT32, new Shape(1, channels, 1, 7, 7));
      all += 2 * GoldenBlocks.weights(gate);
    }
    assertThat(all).isEqualTo(89_880);
  }

  @Test
  void headsPoolWhatTheirMapsShow() {
    MultiHeadAttention pooling = new MultiHeadAttention(4, 2, 3);
    golden.fill(pooling, VOLUME);
    NDList pooled = golden.forward(pooling, golden.array("volume", VOLUME));
    assertThat(GoldenBlocks.values(pooled.get(0)))
        .containsExactly(GoldenBlocks.numbers("fused"), within(TOLERANCE));
    assertThat(GoldenBlocks.values(pooled.get(1)))
        .containsExactly(GoldenBlocks.numbers("mean"), within(TOLERANCE));
    assertThat(GoldenBlocks.values(pooled.get(2)))
        .containsExactly(GoldenBlocks.numbers("heads"), within(TOLERANCE));
    assertThat(AttentionHeads.partition(pooled.get(2)).getFloat()).isFinite();
  }

  @Test
  void aHeadHasTheWeightsOfThePublishedOne() {
    MultiHeadAttention pooling = new MultiHeadAttention(512, 4, 256);
    pooling.initialize(manager, DataType.FLOAT32, new Shape(1, 512, 1, 7, 7));
    assertThat(GoldenBlocks.weights(pooling)).isEqualTo(4 * 2_135_904L);
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
    golden.fill(graph, input);
    assertThat(
            GoldenBlocks.values(
                golden.forward(graph, golden.array("features", input)).singletonOrThrow()))
        .containsExactly(GoldenBlocks.numbers("scores"), within(TOLERANCE));
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
