package org.glimpse.model.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateScheduleTest {
  private static final double EXACT = 1e-12;

  @Test
  void keepsTheRateOrLetsItFallAlongACosine() {
    assertThat(LearningRateSchedule.constant().factor(9, 10)).isEqualTo(1);
    assertThat(LearningRateSchedule.cosine().factor(0, 10)).isEqualTo(1);
    assertThat(LearningRateSchedule.cosine().factor(5, 10)).isCloseTo(0.5, within(EXACT));
    assertThat(LearningRateSchedule.cosine().factor(2, 6)).isCloseTo(0.75, within(EXACT));
    assertThat(LearningRateSchedule.cosine().factor(9, 10)).isPositive();
  }

  // PyTorch 1.13.0, golden/optimizers.py: StepLR(2, 0.5), ExponentialLR(0.9), CosineAnnealingLR(6),
  // and LinearLR(1 / 3, 1, 2) before StepLR and CosineAnnealingLR(4) in a SequentialLR.
  @ParameterizedTest
  @CsvSource({
    "step:2:0.5, 1 1 0.5 0.5 0.25 0.25",
    "exponential:0.9, 1 0.9 0.81 0.729 0.6561 0.59049",
    "cosine, 1 0.933012701892219 0.75 0.5 0.25 0.0669872981077806",
    "warmup:2+step:2:0.5, 0.333333333333333 0.666666666666667 1 1 0.5 0.5",
    "WarmUp:2+cosine, 0.333333333333333 0.666666666666667 1 0.853553390593274 0.5 0.146446609406726"
  })
  void agreesWithPyTorch(String name, String factors) {
    LearningRateSchedule schedule = LearningRateSchedule.parse(name);
    String[] expected = factors.split(" ", -1);
    for (int e = 0; e < expected.length; e++) {
      assertThat(schedule.factor(e, expected.length))
          .isCloseTo(Double.parseDouble(expected[e]), within(EXACT));
    }
  }

  @Test
  void risesOnlyWhereAStageIsShorterThanTheWarmUp() {
    LearningRateSchedule schedule = LearningRateSchedule.cosine().withWarmUp(5);
    assertThat(schedule.factor(0, 2)).isCloseTo(1 / 6.0, within(EXACT));
    assertThat(schedule.factor(1, 2)).isCloseTo(2 / 6.0, within(EXACT));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    for (String text : List.of("linear", "step:2", "step:a:0.5", "warmup:3", "warmup:x+cosine")) {
      assertThatThrownBy(() -> LearningRateSchedule.parse(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'" + text + "' is not known; it must look like constant, cosine");
    }
    assertThatThrownBy(() -> LearningRateSchedule.parse("step:0:0.5"))
        .hasMessageContaining("epochs of a step must be at least 1 but is 0");
    assertThatThrownBy(() -> LearningRateSchedule.exponential(1.5))
        .hasMessageContaining("factor of a step must be in");
  }

  @Test
  void refusesAnEpochThatIsNotThere() {
    assertThatThrownBy(() -> LearningRateSchedule.cosine().factor(10, 10))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("epoch must be in [0, 10) but is 10");
  }
}
