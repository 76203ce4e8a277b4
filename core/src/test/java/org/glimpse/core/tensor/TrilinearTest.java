package org.glimpse.core.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrilinearTest {
  /** A plane through the cells of a grid of 2 x 2 x 2; there are no others. */
  private static double plane(int frame, int row, int column) {
    assertThat(Math.max(frame, Math.max(row, column))).isLessThan(2);
    return 1 + 2 * frame + 4 * row + 8 * column;
  }

  @Test
  void isExactOnCellsAndAsksForNoneBeyondTheBorder() {
    assertThat(Trilinear.between(0, 0, 0, TrilinearTest::plane)).isEqualTo(1);
    assertThat(Trilinear.between(1, 1, 1, TrilinearTest::plane)).isEqualTo(15);
  }

  @Test
  void isLinearBetweenThem() {
    assertThat(Trilinear.between(0.25, 0.5, 0.75, TrilinearTest::plane))
        .isCloseTo(1 + 0.5 + 2 + 6, within(1e-12));
  }
}
