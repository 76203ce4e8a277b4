package org.glimpse.imbalance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingPlanTest {
  private static TrainingStage stage(int epochs, TrainedPart part) {
    return new TrainingStage(
        epochs,
        part,
        epoch ->
            new EpochPolicy(
                ClassificationLoss.of(
                    LogitLoss.crossEntropy(), ClassWeights.proportionalTo(1 + epoch, 1)),
                EpochSampler.instance()));
  }

  private final TrainingPlan plan =
      new TrainingPlan(
          "two", List.of(stage(3, TrainedPart.WHOLE_MODEL), stage(2, TrainedPart.HEAD)));

  @Test
  void countsEpochsWithinEachStageFromZero() {
    assertThat(plan.epochs()).isEqualTo(5);
    List<Double> ratios =
        List.of(0, 1, 2, 3, 4).stream()
            .map(epoch -> plan.epoch(epoch).policy().loss().weights())
            .map(weights -> weights.weight(0) / weights.weight(1))
            .toList();
    assertThat(ratios).containsExactly(1.0, 2.0, 3.0, 1.0, 2.0);
  }

  @Test
  void changesWhatTrainsAtTheStageBorder() {
    assertThat(plan.epoch(2).trains()).isEqualTo(TrainedPart.WHOLE_MODEL);
    assertThat(plan.epoch(2).stage()).isZero();
    assertThat(plan.epoch(3).trains()).isEqualTo(TrainedPart.HEAD);
    assertThat(plan.epoch(3).stage()).isEqualTo(1);
  }

  @Test
  void refusesAnEpochBeyondItsEnd() {
    assertThatThrownBy(() -> plan.epoch(5))
        .isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("epoch must be in [0, 5) but is 5");
  }
}
