package org.glimpse.imbalance;

import java.util.List;
import org.glimpse.core.label.LabelCounts;

/** Turns the class counts of the training clips into a plan for training. */
public interface ImbalanceStrategy {
  /**
   * What the strategy is called in results.
   *
   * @return for example {@code "weighted"}
   */
  String id();

  /**
   * The plan.
   *
   * @param trainingCounts the counts of the training clips, and nothing else of the data
   * @param epochs how many epochs the plan has, at least 1
   * @return a plan of exactly that many epochs
   * @throws IllegalArgumentException if epochs is less than 1
   */
  TrainingPlan plan(LabelCounts trainingCounts, int epochs);

  /**
   * What a user should know before training with it, such as two parts that correct the same thing.
   *
   * @return sentences, none in the usual case
   */
  default List<String> warnings() {
    return List.of();
  }
}
