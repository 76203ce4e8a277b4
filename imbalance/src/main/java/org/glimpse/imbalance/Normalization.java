package org.glimpse.imbalance;

/** By what the weighted losses of a batch are divided. */
public enum Normalization {
  /** By the sum of the weights of its samples, as PyTorch's weighted cross entropy does. */
  BY_WEIGHT,
  /** By the number of samples, so that a batch of rare classes moves the model more. */
  BY_COUNT
}
