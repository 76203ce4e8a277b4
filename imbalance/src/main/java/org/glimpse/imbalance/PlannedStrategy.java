package org.glimpse.imbalance;

import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/**
 * A strategy that is a function of the counts and the number of epochs.
 *
 * @param id what it is called
 * @param planner makes the plan, whose id need not be set
 */
record PlannedStrategy(String id, Planner planner) implements ImbalanceStrategy {
  /** Makes a plan of at least one epoch. */
  @FunctionalInterface
  interface Planner {
    /** The plan, under the id of the strategy. */
    TrainingPlan plan(String id, LabelCounts counts, int epochs);
  }

  @Override
  public TrainingPlan plan(LabelCounts trainingCounts, int epochs) {
    Checks.atLeast("epochs of a stage", epochs, 1);
    return planner.plan(id, trainingCounts, epochs);
  }
}
