package org.glimpse.imbalance;

import ai.djl.ndarray.NDArray;

/** A classification loss of single samples, as a function of their logits. */
public interface LogitLoss {
  /**
   * What the loss is called in results.
   *
   * @return for example {@code "cross-entropy"}
   */
  String id();

  /**
   * The loss of each sample.
   *
   * @param logits (N, K), of a floating type
   * @param labels (N), class indices in [0, K), of any numeric type
   * @return (N), of the type of the logits, differentiable in them
   */
  NDArray perSample(NDArray logits, NDArray labels);

  /**
   * Cross entropy of the softmax, {@code -log softmax(z)_y}; stable for any finite logits.
   *
   * @return the loss
   */
  static LogitLoss crossEntropy() {
    return new CrossEntropy();
  }

  /** {@link #crossEntropy} as a value. */
  record CrossEntropy() implements LogitLoss {
    @Override
    public String id() {
      return "cross-entropy";
    }

    @Override
    public NDArray perSample(NDArray logits, NDArray labels) {
      return ClassificationLoss.gather(logits.logSoftmax(1), labels).neg();
    }
  }
}
