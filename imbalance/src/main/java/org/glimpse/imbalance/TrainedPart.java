package org.glimpse.imbalance;

/** Which parameters of a model a stage of training changes. */
public enum TrainedPart {
  /** All of them. */
  WHOLE_MODEL,
  /** The classifier on top only; the features below stay as they are, batch statistics included. */
  HEAD,
  /**
   * One factor a class, from 1 on, by which the classifier's logits are multiplied; all else stays
   * as it is. They become part of the classifier at the end of the stage.
   */
  SCALES
}
