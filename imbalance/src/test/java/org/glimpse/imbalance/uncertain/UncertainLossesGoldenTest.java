package org.glimpse.imbalance.uncertain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Properties;
import java.util.function.Function;
import org.glimpse.imbalance.ClassWeights;
import org.glimpse.imbalance.ClassificationLoss;
import org.glimpse.imbalance.LogitLoss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The losses against PyTorch; {@code golden/uncertain.py} made the numbers. */
class UncertainLossesGoldenTest {
  // Both sides compute in double precision; the file has 12 digits.
  private static final double TOLERANCE = 1e-9;
  private static final Properties GOLDEN = golden();
  private static final int[] LABELS = integers("labels");
  private static final int[] PARTNERS = integers("partners");

  private static Properties golden() {
    Properties golden = new Properties();
    try (InputStream in =
        UncertainLossesGoldenTest.class.getResourceAsStream("/golden/uncertain.properties")) {
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

  private static int[] integers(String key) {
    return Arrays.stream(numbers(key)).mapToInt(y -> (int) y).toArray();
  }

  private static NDArray array(NDManager manager, String key, long... shape) {
    return manager.create(numbers(key), new Shape(shape));
  }

  /** Checks the value of a loss, and its gradients in the leaves, one after the other. */
  private static void agrees(
      String name, NDManager manager, Function<NDArray[], NDArray> loss, NDArray... leaves) {
    for (NDArray leaf : leaves) {
      leaf.setRequiresGradient(true);
    }
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray value = loss.apply(leaves);
      assertThat(value.getDouble()).as(name).isCloseTo(numbers(name)[0], within(TOLERANCE));
      collector.backward(value);
    }
    double[] gradients =
        Arrays.stream(leaves)
            .flatMapToDouble(leaf -> Arrays.stream(leaf.getGradient().toDoubleArray()))
            .toArray();
    assertThat(gradients).as(name).containsExactly(numbers(name + ".gradient"), within(TOLERANCE));
    assertThat(manager.isOpen()).isTrue();
  }

  @Test
  void relativeUncertaintyMixesByUncertaintyAndReadsBothLabels() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray means = array(manager, "means", 6, 5);
      NDArray logVariances = array(manager, "logVariances", 6, 5);
      NDArray classifier = array(manager, "classifier", 4, 5);
      NDArray labels = manager.create(LABELS);
      ClassificationLoss loss =
          ClassificationLoss.of(
              LogitLoss.crossEntropy(), ClassWeights.proportionalTo(numbers("weights")));
      NDArray uncertainty = RelativeUncertainty.uncertainty(logVariances);
      assertThat(uncertainty.getShape()).isEqualTo(new Shape(6, 1));
      assertThat(uncertainty.toDoubleArray())
          .containsExactly(numbers("uncertainty"), within(TOLERANCE));
      assertThat(RelativeUncertainty.mix(means, uncertainty, PARTNERS).toDoubleArray())
          .containsExactly(numbers("mixture"), within(TOLERANCE));
      agrees(
          "rul",
          manager,
          leaves -> {
            NDArray u = RelativeUncertainty.uncertainty(leaves[1]);
            NDArray mixed = RelativeUncertainty.mix(leaves[0], u, PARTNERS);
            NDArray logits = mixed.matMul(classifier.transpose());
            return RelativeUncertainty.loss(loss, logits, labels, PARTNERS);
          },
          means,
          logVariances);
    }
  }

  @ParameterizedTest
  @CsvSource({"0.7, 0.15", "0.7, 0.6", "0.5, 0.4"})
  void rankRegularizationKeepsTheGroupsApart(double share, double margin) {
    try (NDManager manager = NDManager.newBaseManager()) {
      RankRegularization rank = new RankRegularization(share, margin);
      agrees(
          "rank" + share + "_" + margin,
          manager,
          leaves -> rank.loss(leaves[0]),
          array(manager, "confidences", 6));
    }
  }

  @Test
  void affinityAndPartitionOfAttentionHeads() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray labels = manager.create(LABELS);
      agrees(
          "affinity",
          manager,
          leaves -> AttentionHeads.affinity(leaves[0], labels, leaves[1]),
          array(manager, "features", 6, 5),
          array(manager, "centers", 4, 5));
      agrees(
          "partition",
          manager,
          leaves -> AttentionHeads.partition(leaves[0].logSoftmax(1)),
          array(manager, "heads", 6, 3, 5));
    }
  }

  @Test
  void attentionConsistencyMirrorsTheWidthOnly() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray classifier = array(manager, "classifier", 4, 5);
      NDArray first = array(manager, "volume1", 2, 5, 2, 3, 4);
      NDArray second = array(manager, "volume2", 2, 5, 2, 3, 4);
      NDArray activations = AttentionConsistency.activations(first, classifier);
      assertThat(activations.getShape()).isEqualTo(new Shape(2, 4, 2, 3, 4));
      assertThat(activations.toDoubleArray())
          .containsExactly(numbers("activations"), within(TOLERANCE));
      agrees(
          "consistency",
          manager,
          leaves ->
              AttentionConsistency.loss(
                  AttentionConsistency.activations(leaves[0], classifier),
                  AttentionConsistency.activations(leaves[1], classifier)),
          first,
          second);
    }
  }

  @Test
  void concordanceOfValenceAndArousal() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray stated = array(manager, "stated", 6, 2);
      agrees(
          "concordance",
          manager,
          leaves -> Concordance.loss(leaves[0], stated),
          array(manager, "predicted", 6, 2));
    }
  }
}
