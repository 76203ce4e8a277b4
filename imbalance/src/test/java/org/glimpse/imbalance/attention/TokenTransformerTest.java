package org.glimpse.imbalance.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against PyTorch; {@code golden/attention.py} made the numbers. */
class TokenTransformerTest {
  // Single precision here, double there.
  private static final double TOLERANCE = 1e-5;
  private static final Shape VOLUME = new Shape(2, 4, 2, 3, 3);
  private static final TokenTransformer.Size SIZE = new TokenTransformer.Size(8, 2, 2);
  private final GoldenBlocks golden = new GoldenBlocks();

  @AfterEach
  void close() {
    golden.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = TokenScore.class,
      names = {"NORM", "MOTION"})
  void poolsTheBestTokensAsTheFormulasSay(TokenScore score) {
    String name = score.name().toLowerCase(java.util.Locale.ROOT);
    TokenTransformer pooling = new TokenTransformer(SIZE, score, 0.5, 0.7);
    golden.fill(pooling, VOLUME);
    NDList pooled = golden.forward(pooling, golden.array("volume", VOLUME));
    assertThat(GoldenBlocks.values(pooled.get(0)))
        .containsExactly(GoldenBlocks.numbers("class_" + name), within(TOLERANCE));
    assertThat(GoldenBlocks.values(pooled.get(1)))
        .containsExactly(GoldenBlocks.numbers("seen_" + name), within(TOLERANCE));
  }

  @Test
  void aLayerKeepsTheTokensThatTheClassTokenAttendsTo() {
    // The first pooling alone: what the script chose is what was seen.
    double[] app = GoldenBlocks.numbers("app_norm");
    double[] seen = GoldenBlocks.numbers("seen_norm");
    for (int row = 0; row < 2; row++) {
      for (int i = 0; i < 9; i++) {
        assertThat(seen[row * 18 + (int) app[row * 9 + i]]).isPositive();
      }
    }
    TransformerLayer layer = new TransformerLayer(8, 2, 0.7);
    Shape tokens = new Shape(1, 4, 8);
    golden.fill(layer, tokens);
    NDArray x = golden.manager().randomUniform(-1, 1, tokens);
    NDList out = golden.forward(layer, x);
    int[] best = TokenSelection.highest(out.get(1), 2);
    assertThat(out.get(2).toLongArray()).containsExactly(best[0], best[1]);
    assertThat(out.get(0).getShape()).isEqualTo(new Shape(1, 3, 8));
  }

  @Test
  void ofEqualScoresTheEarlierTokenIsKeptAndTheOrderStays() {
    NDArray scores =
        golden.manager().create(new float[] {1, 3, 3, 0, 3, 2, 2, 2, 2, 2}, new Shape(2, 5));
    assertThat(TokenSelection.highest(scores, 2)).containsExactly(1, 2, 0, 1);
    assertThat(TokenSelection.highest(scores, 4)).containsExactly(0, 1, 2, 4, 0, 1, 2, 3);
    assertThat(TokenSelection.highest(scores, 5)).containsExactly(0, 1, 2, 3, 4, 0, 1, 2, 3, 4);
    assertThatThrownBy(() -> TokenSelection.highest(scores, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("6");
  }

  @Test
  void keepsAsManyTokensAsThePublishedProgram() {
    int tokens = 160;
    int[] left = new int[4];
    for (int i = 0; i < left.length; i++) {
      tokens = TokenSelection.count(tokens, 0.9);
      left[i] = tokens;
    }
    assertThat(left).containsExactly(144, 129, 116, 104);
    assertThat(TokenSelection.count(10, 0.9)).isEqualTo(9);
    assertThat(TokenSelection.count(1, 0.1)).isEqualTo(1);
  }

  @Test
  void poolsWhereABatchHasAsManyClipsAsTokens() {
    // The published program pools nothing there.
    TokenTransformer pooling = new TokenTransformer(SIZE, TokenScore.NORM, 0.5, 1);
    Shape volume = new Shape(9, 4, 2, 3, 3);
    golden.fill(pooling, volume);
    NDArray seen = golden.forward(pooling, golden.manager().randomUniform(-1, 1, volume)).get(1);
    for (int row = 0; row < 9; row++) {
      double[] cells = GoldenBlocks.values(seen.get(row));
      assertThat(Arrays.stream(cells).filter(v -> v > 0).count()).isEqualTo(9);
      assertThat(Arrays.stream(cells).sum()).isCloseTo(1, within(TOLERANCE));
    }
  }

  @Test
  void motionLeavesTheFirstMomentOutAndRandomScoresRepeat() {
    NDArray volume = golden.array("volume", VOLUME);
    double[] motion = GoldenBlocks.values(TokenScore.MOTION.of(volume).get(0));
    assertThat(Arrays.copyOf(motion, 9)).containsOnly(0);
    assertThat(motion[9]).isGreaterThan(0);
    NDArray still = volume.get(new NDIndex(":, :, 0:1"));
    assertThat(TokenScore.MOTION.of(still)).isEqualTo(TokenScore.NORM.of(still));
    assertThat(TokenScore.RANDOM.of(volume)).isEqualTo(TokenScore.RANDOM.of(volume.duplicate()));
    double[] random = GoldenBlocks.values(TokenScore.RANDOM.of(volume));
    assertThat(random).doesNotHaveDuplicates();
    assertThat(Arrays.stream(random).average().orElseThrow()).isBetween(0.3, 0.7);
  }

  @Test
  void gradientsReachTheTokensThatAreKeptAndNoOthers() {
    NDArray tokens = golden.manager().ones(new Shape(1, 3, 2));
    tokens.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(TokenSelection.take(tokens, new int[] {0, 2}).sum());
    }
    assertThat(GoldenBlocks.values(tokens.getGradient())).containsExactly(1, 1, 0, 0, 1, 1);
  }

  @Test
  void hasTheWeightsOfThePublishedTransformer() {
    TokenTransformer pooling =
        new TokenTransformer(new TokenTransformer.Size(768, 8, 8), TokenScore.NORM, 0.8164, 0.9);
    pooling.initialize(golden.manager(), DataType.FLOAT32, new Shape(1, 256, 1, 14, 14));
    long layer = 3 * 768 * 768 + 768 * 768 + 768 + 2 * 3 * 768 * 768 + 3 * 768 + 768 + 4 * 768;
    long around = 256 * 768 + 768 + 768 + 197 * 768 + 2 * 768;
    assertThat(GoldenBlocks.weights(pooling)).isEqualTo(8 * layer + around);
  }

  @Test
  void refusesHeadsThatDoNotDivideTheWidthAndSharesOutsideTheirRange() {
    assertThatThrownBy(() -> new TokenTransformer.Size(10, 2, 4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10");
    assertThatThrownBy(() -> new TokenTransformer(SIZE, TokenScore.NORM, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("share of patches");
    assertThatThrownBy(() -> new TokenTransformer(SIZE, TokenScore.NORM, 1, 1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1.5");
  }
}
