package org.glimpse.imbalance;

import java.util.List;
import org.glimpse.core.Checks;

/**
 * How a model is trained, as data: stages one after the other.
 *
 * @param id the strategy that made the plan, for results
 * @param stages at least one
 * @param head the classifier on top of the model
 * @param finish what is done after the last epoch
 */
public record TrainingPlan(String id, List<TrainingStage> stages, Head head, Finish finish) {
  /**
   * Checks and copies the stages.
   *
   * @throws IllegalArgumentException if the id is blank, there is no stage, or something is to be
   *     finished or scaled on a cosine head, which has neither norms nor biases
   */
  public TrainingPlan {
    Checks.notBlank("plan id", id);
    stages = Checks.notEmpty("stages", stages);
    Checks.argument(
        head.kind() == Head.Kind.LINEAR || finish.equals(Finish.none()),
        "a plan with a cosine head cannot have a finish but has " + finish);
    Checks.argument(
        head.kind() == Head.Kind.LINEAR
            || stages.stream().noneMatch(stage -> stage.trains() == TrainedPart.SCALES),
        "a plan with a cosine head cannot scale its classes");
  }

  /**
   * Stages on the model's own head, with nothing done afterwards.
   *
   * @param id the strategy that made the plan, for results
   * @param stages at least one
   * @throws IllegalArgumentException if the id is blank or there is no stage
   */
  public TrainingPlan(String id, List<TrainingStage> stages) {
    this(id, stages, Head.linear(), Finish.none());
  }

  /**
   * With another classifier on top.
   *
   * @param other the head
   * @return a copy
   */
  public TrainingPlan withHead(Head other) {
    return new TrainingPlan(id, stages, other, finish);
  }

  /**
   * With something done after the last epoch.
   *
   * @param other the finish
   * @return a copy
   */
  public TrainingPlan withFinish(Finish other) {
    return new TrainingPlan(id, stages, head, other);
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
   * @param policy loss, weights, sampler and mixer
   */
  public record EpochPlan(int stage, TrainedPart trains, EpochPolicy policy) {}
}
