package org.glimpse.imbalance.objective;

import java.util.List;

/** The loss of the logits alone. */
record PlainObjective() implements TrainingObjective {
  @Override
  public String id() {
    return "plain";
  }

  @Override
  public ObjectiveSession start(ObjectiveStart start) {
    return step ->
        List.of(
            new LossTerm(
                step.loss().getName(),
                1,
                step.classification(step.logits(step.neck(step.embedding())), step.labels())));
  }
}
