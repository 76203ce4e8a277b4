package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.GradientCollector;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class DifferentiableMathTest {
  private static final double[] VALUES = {-2, 0.5, 3};

  /** The value and the gradient at {@link #VALUES}, with a garbage collection in between. */
  private static double[][] of(UnaryOperator<NDArray> function) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.create(VALUES);
      x.setRequiresGradient(true);
      try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
        NDArray y = function.apply(x);
        double[] values = y.toDoubleArray();
        System.gc();
        // Whatever was freed is written over.
        List<ByteBuffer> overwritten = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
          overwritten.add(ByteBuffer.allocateDirect(8).putLong(0, -1L));
        }
        assertThat(overwritten).hasSize(1000);
        collector.backward(y.sum());
        return new double[][] {values, x.getGradient().toDoubleArray()};
      }
    }
  }

  @Test
  void hasTheRightGradientWhateverTheGarbageCollectorDoes() {
    for (int i = 0; i < 5; i++) {
      double[][] times = of(x -> DifferentiableMath.times(x, 1.5));
      assertThat(times[0]).containsExactly(-3, 0.75, 4.5);
      assertThat(times[1]).containsExactly(1.5, 1.5, 1.5);
      assertThat(of(x -> DifferentiableMath.over(x, 4))[1]).containsExactly(0.25, 0.25, 0.25);
      double[][] cubes = of(x -> DifferentiableMath.power(x, 3));
      assertThat(cubes[0]).containsExactly(-8, 0.125, 27);
      assertThat(cubes[1]).containsExactly(12, 0.75, 27);
      assertThat(of(x -> DifferentiableMath.atLeast(x, 0))[1]).containsExactly(0, 1, 1);
      assertThat(of(x -> DifferentiableMath.atMost(x, 0))[1]).containsExactly(1, 0, 0);
    }
  }

  @Test
  void keepsTheTypeOfAScalar() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray scalar = manager.create(new float[] {2}).sum();
      assertThat(DifferentiableMath.times(scalar, 0.5).getDataType()).isEqualTo(DataType.FLOAT32);
      assertThat(DifferentiableMath.over(scalar, 0.5).getDataType()).isEqualTo(DataType.FLOAT32);
      assertThat(DifferentiableMath.power(scalar, 2).getDataType()).isEqualTo(DataType.FLOAT32);
      assertThat(DifferentiableMath.atLeast(scalar, 0).getDataType()).isEqualTo(DataType.FLOAT32);
    }
  }

  @Test
  void leavesNothingBehindInTheManager() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray x = manager.create(VALUES);
      int before = manager.getManagedArrays().size();
      DifferentiableMath.times(x, 2).close();
      DifferentiableMath.power(x, 2).close();
      assertThat(manager.getManagedArrays()).hasSize(before);
    }
  }
}
