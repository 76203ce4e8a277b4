package org.glimpse.keyframe.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleBiFunction;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;
import org.junit.jupiter.api.Test;

class OpticalStrainTest {
  private static final Size SIZE = new Size(5, 4);

  private static FlowField field(
      ToDoubleBiFunction<Integer, Integer> u, ToDoubleBiFunction<Integer, Integer> v) {
    float[] us = new float[SIZE.area()];
    float[] vs = new float[SIZE.area()];
    for (int y = 0; y < SIZE.height(); y++) {
      for (int x = 0; x < SIZE.width(); x++) {
        us[y * SIZE.width() + x] = (float) u.applyAsDouble(x, y);
        vs[y * SIZE.width() + x] = (float) v.applyAsDouble(x, y);
      }
    }
    return FlowField.wrap(SIZE, us, vs);
  }

  private static void assertAll(FlowField field, double expected) {
    for (float value : OpticalStrain.magnitude(field)) {
      assertThat(value).isCloseTo((float) expected, within(1e-6f));
    }
  }

  @Test
  void isZeroForAShift() {
    assertAll(field((x, y) -> 3.0, (x, y) -> -2.0), 0);
  }

  @Test
  void isZeroForATurn() {
    assertAll(field((x, y) -> -0.1 * y, (x, y) -> 0.1 * x), 0);
  }

  @Test
  void isTheStretchInOneDirection() {
    assertAll(field((x, y) -> 0.25 * x, (x, y) -> 0.0), 0.25);
    assertAll(field((x, y) -> 0.0, (x, y) -> -0.25 * y), 0.25);
  }

  @Test
  void keepsTheCrossTermOfTheShear() {
    // u_y = 0.3, v_x = 0.1: sqrt(0.5 * 0.4 * 0.4); without the cross term sqrt(0.5 * 0.1).
    assertAll(field((x, y) -> 0.3 * y, (x, y) -> 0.1 * x), Math.sqrt(0.08));
  }

  @Test
  void addsTheParts() {
    assertAll(
        field((x, y) -> 0.2 * x + 0.1 * y, (x, y) -> 0.3 * x - 0.4 * y),
        Math.sqrt(0.04 + 0.16 + 0.5 * 0.16));
  }

  @Test
  void isZeroAlongASideOfOnePixel() {
    FlowField row = FlowField.wrap(new Size(3, 1), new float[] {0, 1, 2}, new float[] {5, 5, 5});
    assertThat(OpticalStrain.magnitude(row)).containsExactly(1, 1, 1);
  }
}
