package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.glimpse.core.label.LabelCounts;
import org.glimpse.core.label.LabelSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The losses against PyTorch; {@code golden/losses.py} made the numbers. */
class LossesGoldenTest {
  // Both sides compute in double precision; the file has 12 digits.
  private static final double TOLERANCE = 1e-5;
  private static final int CLASSES = 7;
  private static final LabelCounts DFME =
      new LabelCounts(LabelSet.dfme7(), java.util.List.of(161, 100, 548, 265, 206, 278, 298));
  private static final Properties GOLDEN = golden();

  private static Properties golden() {
    Properties golden = new Properties();
    try (InputStream in = LossesGoldenTest.class.getResourceAsStream("/golden/losses.properties")) {
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

  static Stream<Map.Entry<String, LogitLoss>> losses() {
    return Map.ofEntries(
        Map.entry("crossEntropy", LogitLoss.crossEntropy()),
        Map.entry("labelSmoothing", LogitLoss.labelSmoothing(0.05)),
        Map.entry("focal.5", LogitLoss.focal(0.5)),
        Map.entry("focal2", LogitLoss.focal(2)),
        Map.entry("ldam", LogitLoss.ldam(DFME, 0.5, 30)),
        Map.entry("balancedSoftmax", LogitLoss.balancedSoftmax(DFME)),
        Map.entry("logitAdjustment1.5", LogitLoss.logitAdjustment(DFME, 1.5)),
        Map.entry("seesaw", LogitLoss.seesaw(DFME, 0.8, 2)),
        Map.entry("asymmetricFocal", LogitLoss.asymmetricFocal(1, 4, 0.05)),
        Map.entry("mwnlDrop", mwnl(Truncation.Kind.DROP)),
        Map.entry("mwnlCap", mwnl(Truncation.Kind.CAP)),
        Map.entry("mwnlDecrease", mwnl(Truncation.Kind.DECREASE)),
        Map.entry("cri", CouplingRegulation.withDefaults().loss(DFME)),
        Map.entry("criDrop", cri(Truncation.Kind.DROP)),
        Map.entry("criCap", cri(Truncation.Kind.CAP)),
        Map.entry("criDecrease", cri(Truncation.Kind.DECREASE)))
        .entrySet()
        .stream();
  }

  private static LogitLoss mwnl(Truncation.Kind kind) {
    return LogitLoss.multiWeighted(1, new Truncation(kind, 0.2));
  }

  private static LogitLoss cri(Truncation.Kind kind) {
    return new CouplingRegulation(0.5, 1, 1.5, new Truncation(kind, 0.05)).loss(DFME);
  }

  @ParameterizedTest
  @MethodSource("losses")
  void agreeWithPyTorch(Map.Entry<String, LogitLoss> entry) {
    String name = entry.getKey();
    boolean cosines = name.equals("ldam") || name.equals("cri");
    double[] logits = numbers(cosines ? "cosines" : "logits");
    int[] labels = Arrays.stream(numbers("labels")).mapToInt(y -> (int) y).toArray();
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray z = manager.create(logits, new Shape(labels.length, CLASSES));
      double[] losses = entry.getValue().perSample(z, manager.create(labels)).toDoubleArray();
      assertThat(losses).containsExactly(numbers(name), within(TOLERANCE));
    }
    ClassificationLoss plain =
        ClassificationLoss.of(entry.getValue(), ClassWeights.uniform(CLASSES));
    ClassificationLoss weighted =
        ClassificationLoss.of(entry.getValue(), ClassWeighting.inverseFrequency().weights(DFME));
    ClassificationLoss byCount = weighted.withNormalization(Normalization.BY_COUNT);
    check(LogitLossContract.value(plain, logits, labels, CLASSES), name + ".mean");
    check(LogitLossContract.value(weighted, logits, labels, CLASSES), name + ".byWeight");
    check(LogitLossContract.value(byCount, logits, labels, CLASSES), name + ".byCount");
    assertThat(LogitLossContract.gradient(weighted, logits, labels, CLASSES))
        .containsExactly(numbers(name + ".gradient"), within(TOLERANCE));
  }

  private static void check(double actual, String key) {
    assertThat(actual).as(key).isCloseTo(numbers(key)[0], within(TOLERANCE));
  }
}
