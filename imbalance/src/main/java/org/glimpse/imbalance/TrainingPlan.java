package org.glimpse.imbalance;

import java.util.List;
import org.glimpse.core.Checks;

/**
 * How a model is trained, as data: stages one after the other.
 *
 * @param id the strategy that made the plan, for results
 * @param stages at least one
 */
public record TrainingPlan(String id, List<TrainingStage> stages) {
  /**
   * Checks and copies the stages.
   *
   * @throws IllegalArgumentException if the id is blank or there is no stage
   */
  public TrainingPlan {
    Checks.notBlank("plan id", id);
    stages = Checks.notEmpty("stages", stages);
  }

  /**
   * One stage that trains the whole model with the same policy in every epoch.
   *
   * @param id the strategy that made the plan
   * @param epochs at least 1
   * @param policy loss, weights and sampler
   * @return the plan
   * @throws IllegalArgumentException if the id is blank or epochs is less than 1
   */
  public static TrainingPlan constant(String id, int epochs, EpochPolicy policy) {
    return new TrainingPlan(
        id,
        List.of(
            new TrainingStage(epochs, TrainedPart.WHOLE_MODEL, EpochSchedule.constant(policy))));
  }

  /**
   * The number of epochs of all stages.
   *
   * @return at least 1
   */
  public int epochs() {
    return stages.stream().mapToInt(TrainingStage::epochs).sum();
  }

  /**
   * An epoch of the plan with its policy.
   *
   * @param epoch counted from 0 over all stages
   * @return what it trains and what it uses
   * @throws IndexOutOfBoundsException if there is no such epoch
   */
  public EpochPlan epoch(int epoch) {
    int within = Checks.index("epoch", epoch, epochs());
    int stage = 0;
    while (within >= stages.get(stage).epochs()) {
      within -= stages.get(stage++).epochs();
    }
    TrainingStage current = stages.get(stage);
    return new EpochPlan(stage, current.trains(), current.schedule().at(within));
  }

  /**
   * One epoch of a plan.
   *
   * @param stage the stage it belongs to, counted from 0
   * @param trains which parameters change
   * @param policy loss, weights and sampler
   */
  public record EpochPlan(int stage, TrainedPart trains, EpochPolicy policy) {}
}
