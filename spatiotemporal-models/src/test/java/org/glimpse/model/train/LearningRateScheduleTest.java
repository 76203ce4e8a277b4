package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
  private static final double EXACT = 1e-12;

  @Test
  void keepsTheRateOrLetsItFallAlongACosine() {
    assertThat(LearningRateSchedule.CONSTANT.factor(9, 10)).isEqualTo(1);
    assertThat(LearningRateSchedule.COSINE.factor(0, 10)).isEqualTo(1);
    assertThat(LearningRateSchedule.COSINE.factor(5, 10)).isCloseTo(0.5, within(EXACT));
    assertThat(LearningRateSchedule.COSINE.factor(2, 6)).isCloseTo(0.75, within(EXACT));
    assertThat(LearningRateSchedule.COSINE.factor(9, 10)).isPositive();
  }

  @Test
  void refusesAnEpochThatIsNotThere() {
    assertThatThrownBy(() -> LearningRateSchedule.COSINE.factor(10, 10))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("epoch must be in [0, 10) but is 10");
  }
}
