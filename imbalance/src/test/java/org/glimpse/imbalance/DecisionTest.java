package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {
  private static final double EXACT = 1e-12;

  @Test
  void takesTheLogarithmOfThePriorsAway() {
    Decision decision = Decision.logitAdjustment(TestClips.counts(90, 10), 2);
    assertThat(decision.offsets().get(0)).isCloseTo(-2 * Math.log(0.9), within(EXACT));
    assertThat(decision.offsets().get(1)).isCloseTo(-2 * Math.log(0.1), within(EXACT));
  }

  @Test
  void changesNothingWithoutTau() {
    assertThat(Decision.logitAdjustment(TestClips.counts(90, 10), 0).offsets())
        .allMatch(offset -> offset == 0);
    assertThat(Decision.plain(2).offsets()).containsExactly(0.0, 0.0);
  }

  @Test
  void favorsAClassWithoutClipsNoMoreThanTheMostFrequent() {
    Decision decision = Decision.logitAdjustment(TestClips.counts(0, 90, 10), 1);
    assertThat(decision.offsets().get(0)).isEqualTo(decision.offsets().get(1));
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThatThrownBy(() -> new Decision(List.of(0.0, Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("decision offset must be finite but is NaN");
    assertThatThrownBy(() -> Decision.logitAdjustment(TestClips.counts(1, 1), -1))
        .hasMessage("tau must be in [0.0, 10.0] but is -1.0");
  }

  @Test
  void hasTemperatureOneUnlessGiven() {
    Decision decision = new Decision(List.of(1.0, 0.0));
    assertThat(decision.temperature()).isEqualTo(1);
    assertThat(decision.withTemperature(2)).isEqualTo(new Decision(List.of(1.0, 0.0), 2));
    assertThatThrownBy(() -> decision.withTemperature(0))
        .hasMessage("temperature must be finite and greater than 0 but is 0.0");
  }
}
