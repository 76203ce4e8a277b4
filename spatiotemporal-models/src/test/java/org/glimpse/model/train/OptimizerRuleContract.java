package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.model.train.OptimizerRule.ParameterUpdate;
import org.junit.jupiter.api.Test;

/** What every {@link OptimizerRule} promises. */
abstract class OptimizerRuleContract {
  private static final int STEPS = 6;
  private static final double EXACT = 1e-12;

  abstract OptimizerRule rule();

  /**
   * Two parameters in double precision through six steps whose rate falls by a tenth of the first a
   * step.
   */
  static List<Double> sixSteps(OptimizerRule rule, double maxNorm) {
    try (NDManager manager = NDManager.newBaseManager()) {
      ParameterUpdate update = rule.start();
      NDArray a = manager.create(new double[] {1, -2, 0.5});
      NDArray b = manager.create(new double[] {0.3, -0.7}, new Shape(1, 2));
      for (int t = 0; t < STEPS; t++) {
        double rate = 0.1 * (1 - 0.1 * t);
        NDArray gradientA = manager.create(new double[] {0.5, -1, 2}).mul(t + 1);
        NDArray gradientB = manager.create(new double[] {3, -0.25}, new Shape(1, 2)).div(t + 1);
        GradientStep.limit(List.of(gradientA, gradientB), maxNorm);
        update.apply("a", a, gradientA, rate);
        update.apply("b", b, gradientB, rate);
      }
      List<Double> values = new ArrayList<>();
      for (double value : a.toDoubleArray()) {
        values.add(value);
      }
      for (double value : b.toDoubleArray()) {
        values.add(value);
      }
      return values;
    }
  }

  static void assertSixSteps(OptimizerRule rule, double maxNorm, double... expected) {
    List<Double> values = sixSteps(rule, maxNorm);
    for (int i = 0; i < expected.length; i++) {
      assertThat(values.get(i)).as("value " + i).isCloseTo(expected[i], within(EXACT));
    }
  }

  @Test
  void goesDownhillOnAParabola() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ParameterUpdate update = rule().start();
      NDArray parameter = manager.create(new float[] {3, -2});
      for (int i = 0; i < 300; i++) {
        update.apply("p", parameter, parameter.mul(2), 0.03);
      }
      assertThat(parameter.square().sum().getFloat()).isLessThan(1e-3f);
    }
  }

  @Test
  void leavesTheGradientAlone() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray gradient = manager.create(new float[] {1, 2});
      NDArray parameter = manager.create(new float[] {3, 4});
      rule().start().apply("p", parameter, gradient, 0.1);
      assertThat(gradient.toFloatArray()).containsExactly(1, 2);
      assertThat(parameter.toFloatArray()[0]).isLessThan(3);
    }
  }

  // What a checkpoint keeps is all that an update knows.
  @Test
  void goesOnToTheBitFromItsState() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ParameterUpdate update = rule().start();
      NDArray parameter = manager.create(new float[] {3, -2});
      NDArray gradient = manager.create(new float[] {0.7f, -1.3f});
      update.apply("p", parameter, gradient, 0.1);
      update.apply("p", parameter, gradient, 0.1);
      NDArray other = parameter.duplicate();
      ParameterUpdate restored = rule().start();
      restored.restore("p", other, update.state());
      for (int i = 0; i < 3; i++) {
        update.apply("p", parameter, gradient.mul(i - 1), 0.05);
        restored.apply("p", other, gradient.mul(i - 1), 0.05);
      }
      assertThat(other.toFloatArray()).containsExactly(parameter.toFloatArray());
    }
  }

  @Test
  void isFoundByItsName() {
    assertThat(OptimizerRule.parse(rule().id())).isEqualTo(rule());
    assertThat(rule().withWeightDecay(0.25).toString()).contains("weightDecay=0.25");
  }

  @Test
  void startsEachTrainingWithAFreshState() {
    OptimizerRule rule = rule();
    assertThat(sixSteps(rule, Double.POSITIVE_INFINITY))
        .isEqualTo(sixSteps(rule, Double.POSITIVE_INFINITY));
  }

  @Test
  void keepsNoArraysBesidesItsState() {
    try (NDManager manager = NDManager.newBaseManager()) {
      ParameterUpdate update = rule().start();
      NDArray parameter = manager.create(new float[] {3, 4});
      NDArray gradient = manager.create(new float[] {1, 2});
      update.apply("p", parameter, gradient, 0.1);
      int held = manager.getManagedArrays().size();
      for (int i = 0; i < 20; i++) {
        update.apply("p", parameter, gradient, 0.1);
      }
      assertThat(manager.getManagedArrays()).hasSize(held);
    }
  }
}
