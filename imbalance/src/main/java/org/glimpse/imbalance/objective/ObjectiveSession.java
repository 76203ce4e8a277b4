package org.glimpse.imbalance.objective;

import java.util.List;
import java.util.Optional;
import org.glimpse.imbalance.uncertain.LabelStore;

/** One training under an objective: its branches, and what it remembers from step to step. */
@FunctionalInterface
public interface ObjectiveSession {
  /**
   * The terms of the loss of one batch.
   *
   * @param step the batch and the network
   * @return at least one
   */
  List<LossTerm> losses(ObjectiveStep step);

  /**
   * What is trained beside the network.
   *
   * @return blocks, the same ones at every call
   */
  default List<Branch> branches() {
    return List.of();
  }

  /**
   * Whether each batch has a second view: clips mirrored and partly erased. The first view is then
   * partly erased too.
   *
   * @return false unless the objective says otherwise
   */
  default boolean wantsMirroredView() {
    return false;
  }

  /**
   * The labels, where the objective changes them.
   *
   * @return a store of this training's clips
   */
  default Optional<LabelStore> labels() {
    return Optional.empty();
  }

  /**
   * Is told that an epoch is over.
   *
   * @param epoch counted from 0
   */
  default void epochFinished(int epoch) {
    labels().ifPresent(store -> store.commit(epoch));
  }
}
