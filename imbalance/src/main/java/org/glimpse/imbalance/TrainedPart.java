package org.glimpse.imbalance;

/** Which parameters of a model a stage of training changes. */
public enum TrainedPart {
  /** All of them. */
  WHOLE_MODEL,
  /** The classifier on top only; the features below stay as they are, batch statistics included. */
  HEAD
}
