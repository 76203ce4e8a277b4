package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.DoubleSummaryStatistics;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MagnifierTest {
  @Test
  void drawsFactorsEvenlyOnALogarithmicScale() {
    SplittableRandom random = new SplittableRandom(1);
    Magnifier magnifier = new Magnifier(0.5, 2);
    DoubleSummaryStatistics logs =
        IntStream.range(0, 4000)
            .mapToDouble(i -> Math.log(magnifier.draw(1, 100, random)) / Math.log(2))
            .summaryStatistics();
    assertThat(logs.getMin()).isBetween(-1.0, -0.9);
    assertThat(logs.getMax()).isBetween(0.9, 1.0);
    // Mean 0, standard deviation 0.58; four standard errors.
    assertThat(logs.getAverage()).isCloseTo(0, within(0.04));
  }

  @Test
  void neverGoesBeyondTheStrongestMovement() {
    SplittableRandom random = new SplittableRandom(2);
    Magnifier magnifier = Magnifier.withDefaults();
    for (int i = 0; i < 200; i++) {
      assertThat(magnifier.draw(2, 2.2, random) * 2).isLessThanOrEqualTo(2.2 + 1e-12);
      // A clip beyond the limit is not magnified, but may be lessened.
      assertThat(magnifier.draw(3, 2.2, random)).isLessThanOrEqualTo(1);
      assertThat(magnifier.draw(0, 0, random)).isBetween(0.7, 1.5);
    }
  }

  @Test
  void isInactiveAtOne() {
    assertThat(Magnifier.none().active()).isFalse();
    assertThat(Magnifier.withDefaults().active()).isTrue();
    assertThat(new Magnifier(0.5, 1).active()).isTrue();
    assertThatThrownBy(() -> new Magnifier(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }
}
