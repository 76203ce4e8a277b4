package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.glimpse.core.label.LabelCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link ImbalanceStrategy} promises. */
abstract class ImbalanceStrategyContract {
  abstract ImbalanceStrategy strategy();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 200})
  void plansExactlyTheEpochsAskedFor(int epochs) {
    TrainingPlan plan = strategy().plan(TestClips.counts(9, 3, 1), epochs);
    assertThat(plan.epochs()).isEqualTo(epochs);
    for (int epoch = 0; epoch < epochs; epoch++) {
      assertThat(plan.epoch(epoch).policy().loss().weights().size()).isEqualTo(3);
    }
  }

  @Test
  void namesItsPlanAfterItself() {
    assertThat(strategy().plan(TestClips.counts(1, 1), 1).id()).isEqualTo(strategy().id());
  }

  @Test
  void copesWithAClassWithoutClipsAndOneWithASingleClip() {
    LabelCounts counts = TestClips.counts(0, 1, 50);
    assertThat(strategy().plan(counts, 3).epoch(2).policy().loss().weights().values())
        .allMatch(Double::isFinite);
  }

  @Test
  void refusesToPlanNoEpoch() {
    assertThatThrownBy(() -> strategy().plan(TestClips.counts(1, 1), 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("epochs of a stage must be at least 1 but is 0");
  }
}
