package org.glimpse.imbalance.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.glimpse.core.tensor.LabelledClip;
import org.glimpse.imbalance.ClassificationLoss;

/** One batch on its way through a network; what it returns is differentiable. */
public interface ObjectiveStep {
  /**
   * Which epoch it is.
   *
   * @return counted from 0
   */
  int epoch();

  /**
   * The clips of the batch.
   *
   * @return in the order of the rows
   */
  List<LabelledClip> clips();

  /**
   * The present label of each clip: the store's where the session has one.
   *
   * @return class indices (N)
   */
  NDArray labels();

  /**
   * The plan's loss of logits in this epoch.
   *
   * @return with its class weights
   */
  ClassificationLoss loss();

  /**
   * The features before pooling, behind the gate.
   *
   * @return (N, D, T, H, W)
   * @throws IllegalStateException if the network has none
   */
  NDArray volume();

  /**
   * The features of the mirrored view before pooling, behind the gate.
   *
   * @return (N, D, T, H, W)
   * @throws IllegalStateException if the network has none or the session wants no second view
   */
  NDArray mirroredVolume();

  /**
   * What the pooling gives.
   *
   * @return the embedding first, then whatever else an objective's own pooling returns
   */
  NDList pooled();

  /**
   * The embedding of each clip.
   *
   * @return (N, D)
   */
  default NDArray embedding() {
    return pooled().get(0);
  }

  /**
   * Sends vectors through the neck.
   *
   * @param embedding (N, D)
   * @return (N, D''); the embedding itself where there is no neck
   */
  NDArray neck(NDArray embedding);

  /**
   * Sends vectors through the head.
   *
   * @param belowHead (N, D'')
   * @return (N, K)
   */
  NDArray logits(NDArray belowHead);

  /**
   * The weights of the head's last linear layer.
   *
   * @return (K, D'')
   * @throws IllegalStateException if it has none
   */
  NDArray headWeights();

  /**
   * Sends something through a branch.
   *
   * @param name the branch
   * @param input of the branch's input shape
   * @return what the branch makes of it
   * @throws IllegalArgumentException if there is no such branch
   */
  NDArray branch(String name, NDArray input);

  /**
   * Keeps a number of each clip of the batch for those who look at the training afterwards.
   *
   * @param measure what the numbers are
   * @param values (N) or (N, 1)
   */
  void note(ClipFindings.Measure measure, NDArray values);

  /**
   * The randomness of this step.
   *
   * @return fixed by seed, epoch and step
   */
  RandomGenerator random();

  /**
   * The plan's loss.
   *
   * @param logits (N, K)
   * @param labels (N)
   * @return a scalar
   */
  default NDArray classification(NDArray logits, NDArray labels) {
    return loss().evaluate(new NDList(labels), new NDList(logits));
  }
}
