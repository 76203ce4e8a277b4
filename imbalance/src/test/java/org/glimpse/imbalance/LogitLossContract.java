package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link LogitLoss} promises. */
abstract class LogitLossContract {
  private static final int SAMPLES = 5;
  private static final double STEP = 1e-6;
  // Central differences of step 1e-6 in double precision: rounding 1e-10, curvature 1e-12.
  private static final double RELATIVE = 1e-4;

  abstract LogitLoss loss(int classes);

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 7, 100})
  void hasTheGradientOfItsFiniteDifferences(int classes) {
    SplittableRandom random = new SplittableRandom(classes);
    double[] logits = random.doubles(SAMPLES * (long) classes, -3, 3).toArray();
    int[] labels = random.ints(SAMPLES, 0, classes).toArray();
    ClassWeights weights = ClassWeights.proportionalTo(random.doubles(classes, 0.2, 3).toArray());
    ClassificationLoss loss = ClassificationLoss.of(loss(classes), weights);
    double[] gradient = gradient(loss, logits, labels, classes);
    for (int i = 0; i < logits.length; i += Math.max(1, logits.length / 40)) {
      double[] up = logits.clone();
      double[] down = logits.clone();
      up[i] += STEP;
      down[i] -= STEP;
      double expected =
          (value(loss, up, labels, classes) - value(loss, down, labels, classes)) / (2 * STEP);
      assertThat(gradient[i])
          .isCloseTo(expected, within(RELATIVE * Math.max(1e-3, Math.abs(expected))));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-80, 80})
  void staysFiniteAtLargeLogits(double large) {
    double[] logits = {large, -large, 0, -large, large, 0};
    int[] labels = {1, 0};
    ClassificationLoss loss = ClassificationLoss.of(loss(3), ClassWeights.uniform(3));
    assertThat(value(loss, logits, labels, 3)).isFinite().isNotNegative();
    for (double entry : gradient(loss, logits, labels, 3)) {
      assertThat(entry).isFinite();
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {-80, 80})
  void staysFiniteAtLargeLogitsInSinglePrecision(float large) {
    ClassificationLoss loss = ClassificationLoss.of(loss(3), ClassWeights.proportionalTo(1, 2, 3));
    try (NDManager manager = NDManager.newBaseManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray z = manager.create(new float[] {large, -large, 0, -large, large, 0}, new Shape(2, 3));
      z.setRequiresGradient(true);
      NDArray value = loss.evaluate(new NDList(manager.create(new int[] {1, 2})), new NDList(z));
      collector.backward(value);
      assertThat(value.getFloat()).isFinite();
      for (float entry : z.getGradient().toFloatArray()) {
        assertThat(entry).isFinite();
      }
    }
  }

  static double value(ClassificationLoss loss, double[] logits, int[] labels, int classes) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray z = manager.create(logits, new Shape(labels.length, classes));
      return loss.evaluate(new NDList(manager.create(labels)), new NDList(z)).getDouble();
    }
  }

  static double[] gradient(ClassificationLoss loss, double[] logits, int[] labels, int classes) {
    try (NDManager manager = NDManager.newBaseManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDArray z = manager.create(logits, new Shape(labels.length, classes));
      z.setRequiresGradient(true);
      collector.backward(loss.evaluate(new NDList(manager.create(labels)), new NDList(z)));
      return z.getGradient().toDoubleArray();
    }
  }
}
