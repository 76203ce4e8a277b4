package org.glimpse.imbalance.uncertain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.glimpse.imbalance.ClassWeights;
import org.glimpse.imbalance.ClassificationLoss;
import org.glimpse.imbalance.LogitLoss;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Identities of the losses. */
class UncertainLossesTest {
  private final NDManager manager = NDManager.newBaseManager();

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray random(long seed, long... shape) {
    Shape whole = new Shape(shape);
    double[] values = new SplittableRandom(seed).doubles(whole.size(), -2, 2).toArray();
    return manager.create(values, whole);
  }

  @Test
  void aClipMixedWithItselfIsLearnedAsWithoutMixing() {
    NDArray means = random(1, 4, 3);
    NDArray u = RelativeUncertainty.uncertainty(random(2, 4, 3));
    int[] itself = {0, 1, 2, 3};
    NDArray mixed = RelativeUncertainty.mix(means, u, itself);
    assertThat(mixed.toDoubleArray()).containsExactly(means.toDoubleArray(), within(1e-12));
    NDArray labels = manager.create(new int[] {0, 2, 1, 1});
    ClassificationLoss loss =
        ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.proportionalTo(1, 2, 3));
    assertThat(RelativeUncertainty.loss(loss, means, labels, itself).getDouble())
        .isCloseTo(loss.evaluate(new NDList(labels), new NDList(means)).getDouble(), within(1e-12));
  }

  @Test
  void theMoreUncertainClipHasTheLargerShare() {
    NDArray means = manager.create(new double[] {0, 1}, new Shape(2, 1));
    NDArray u =
        RelativeUncertainty.uncertainty(
            manager.create(new double[] {0, Math.log(3)}, new Shape(2, 1)));
    assertThat(RelativeUncertainty.mix(means, u, new int[] {1, 0}).toDoubleArray())
        .containsExactly(new double[] {0.75, 0.75}, within(1e-12));
  }

  @Test
  void extremeVariancesLeaveEveryShareDefined() {
    NDArray logs = manager.create(new float[] {-900, 900, 900, -900}, new Shape(4, 1));
    NDArray u = RelativeUncertainty.uncertainty(logs);
    NDArray mixed =
        RelativeUncertainty.mix(
            random(3, 4, 1).toType(u.getDataType(), true), u, new int[] {3, 2, 1, 0});
    for (float value : mixed.toFloatArray()) {
      assertThat(value).isFinite();
    }
  }

  @Test
  void partnersAreAPermutationFixedByTheSeed() {
    int[] partners = RelativeUncertainty.partners(9, new SplittableRandom(4));
    assertThat(Arrays.stream(partners).sorted().toArray())
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(RelativeUncertainty.partners(9, new SplittableRandom(4))).isEqualTo(partners);
    assertThat(RelativeUncertainty.partners(9, new SplittableRandom(5))).isNotEqualTo(partners);
  }

  @Test
  void refusesPartnersOfAnotherBatch() {
    NDArray u = random(1, 3, 1);
    assertThatThrownBy(() -> RelativeUncertainty.mix(random(2, 3, 2), u, new int[] {0, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 partners for 3 clips");
  }

  @Test
  void ranksTheLowGroupAsTheLossDoes() {
    RankRegularization rank = new RankRegularization(0.7, 0.07);
    assertThat(rank.low(new float[] {0.9f, 0.31f, 0.52f, 0.48f, 0.77f, 0.5f}))
        .containsExactly(false, true, false, true, false, false);
    assertThat(rank.low(new float[] {0.5f, 0.5f, 0.5f})).containsExactly(false, false, true);
    assertThat(rank.low(new float[] {0.1f})).containsExactly(false);
  }

  @Test
  void noGroupIsEverEmpty() {
    assertThat(new RankRegularization(0.01, 0).low(new float[] {1, 2, 3}))
        .containsExactly(true, true, false);
    assertThat(new RankRegularization(0.99, 0).low(new float[] {1, 2, 3}))
        .containsExactly(true, false, false);
    NDArray two = manager.create(new double[] {0.2, 0.6});
    assertThat(new RankRegularization(0.99, 1).loss(two).getDouble()).isCloseTo(0.6, within(1e-12));
    assertThat(new RankRegularization(0.7, 1).loss(two.get("0:1")).getDouble()).isZero();
  }

  @Test
  void equalHeadsCostALotButNotInfinity() {
    NDArray equal = manager.ones(new Shape(2, 4, 3)).logSoftmax(1);
    assertThat(AttentionHeads.partition(equal).getFloat()).isCloseTo(37.4f, within(0.1f));
    assertThatThrownBy(() -> AttentionHeads.partition(random(1, 2, 1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2 heads");
  }

  @Test
  void featuresAtTheirCentersHaveNoAffinityLoss() {
    NDArray centers = random(5, 3, 4);
    NDArray labels = manager.create(new int[] {2, 0});
    NDArray features = centers.get(manager.create(new long[] {2, 0}));
    assertThat(AttentionHeads.affinity(features, labels, centers).getDouble()).isZero();
    NDArray one = random(6, 1, 4);
    assertThatThrownBy(() -> AttentionHeads.affinity(features, labels, one))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aMirroredVolumeIsConsistent() {
    NDArray volume = random(7, 2, 3, 2, 2, 5);
    assertThat(AttentionConsistency.loss(volume, volume.flip(4)).getDouble()).isZero();
    assertThat(AttentionConsistency.loss(volume, volume.flip(2)).getDouble()).isPositive();
  }

  @Test
  void activationsAverageToTheLogitsOfThePooledFeatures() {
    NDArray features = random(8, 2, 4, 3, 2, 2);
    NDArray weights = random(9, 3, 4);
    NDArray logits = features.reshape(2, 4, 12).mean(new int[] {2}).matMul(weights.transpose());
    NDArray means =
        AttentionConsistency.activations(features, weights).reshape(2, 3, 12).mean(new int[] {2});
    assertThat(means.toDoubleArray()).containsExactly(logits.toDoubleArray(), within(1e-12));
  }

  @Test
  void keepsSinglePrecision() {
    NDArray two = manager.ones(new Shape(2, 3));
    NDArray labels = manager.create(new int[] {0, 1});
    ClassificationLoss loss =
        ClassificationLoss.of(LogitLoss.crossEntropy(), ClassWeights.uniform(3));
    assertThat(RankRegularization.withDefaults().loss(two.get(":,0")).getDataType())
        .isEqualTo(DataType.FLOAT32);
    assertThat(AttentionHeads.affinity(two, labels, two).getDataType()).isEqualTo(DataType.FLOAT32);
    assertThat(Concordance.loss(two, two).getDataType()).isEqualTo(DataType.FLOAT32);
    assertThat(RelativeUncertainty.loss(loss, two, labels, new int[] {1, 0}).getDataType())
        .isEqualTo(DataType.FLOAT32);
  }

  private static float[] gradient(NDArray leaf, UnaryOperator<NDArray> loss) {
    leaf.setRequiresGradient(true);
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      collector.backward(loss.apply(leaf));
    }
    return leaf.getGradient().toType(DataType.FLOAT32, true).toFloatArray();
  }

  private void sameGradientInBothPrecisions(NDArray leaf, UnaryOperator<NDArray> loss) {
    NDArray single = leaf.toType(DataType.FLOAT32, true);
    float[] wanted = gradient(leaf, loss);
    assertThat(wanted).isNotEqualTo(new float[wanted.length]);
    assertThat(gradient(single, loss)).containsExactly(wanted, within(1e-4f));
  }

  @Test
  void gradientsInSinglePrecisionAreThoseInDouble() {
    NDArray labels = manager.create(new int[] {0, 2, 1, 1, 0});
    NDArray centers = random(20, 3, 4);
    sameGradientInBothPrecisions(
        random(21, 5, 2, 3), heads -> AttentionHeads.partition(heads.logSoftmax(1)));
    sameGradientInBothPrecisions(
        random(22, 5, 4),
        features ->
            AttentionHeads.affinity(
                features, labels, centers.toType(features.getDataType(), true)));
    NDArray features = random(23, 5, 4);
    sameGradientInBothPrecisions(
        random(20, 3, 4),
        moved ->
            AttentionHeads.affinity(features.toType(moved.getDataType(), true), labels, moved));
    sameGradientInBothPrecisions(
        random(24, 10, 1), raw -> new RankRegularization(0.7, 0.9).loss(Activation.sigmoid(raw)));
    NDArray truth = random(25, 5, 2);
    sameGradientInBothPrecisions(
        random(26, 5, 2), said -> Concordance.loss(said, truth.toType(said.getDataType(), true)));
  }

  @Test
  void concordanceIsPerfectForEqualNumbersAndWorstForOpposite() {
    NDArray truth = random(10, 8, 2);
    NDArray centered = truth.sub(truth.mean(new int[] {0}, true));
    assertThat(Concordance.loss(truth, truth).getDouble()).isCloseTo(0, within(1e-12));
    assertThat(Concordance.loss(centered.neg(), centered).getDouble()).isCloseTo(2, within(1e-12));
    NDArray constant = manager.ones(new Shape(3, 2));
    assertThat(Concordance.loss(constant, constant).getFloat()).isEqualTo(1);
    assertThatThrownBy(() -> Concordance.loss(truth.get("0:1"), truth.get("0:1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
