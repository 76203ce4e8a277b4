package org.glimpse.imbalance.objective;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.imbalance.uncertain.LabelStore;

/** One training under an objective: its branches, and what it remembers from step to step. */
@FunctionalInterface
public interface ObjectiveSession {
  /** Under what name the label store stands in {@link #memory}. */
  String LABELS = "labels";

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
   * Where tasks beside the classification have their labels from.
   *
   * @return one entry a task; none unless the objective says otherwise
   */
  default List<TaskSources> tasks() {
    return List.of();
  }

  /**
   * What it remembers between two epochs, so that an interrupted training can go on. Weights of
   * branches are kept elsewhere.
   *
   * @return texts by name; of the label store alone unless the objective says otherwise
   */
  default SortedMap<String, String> memory() {
    SortedMap<String, String> memory = new TreeMap<>();
    labels().ifPresent(store -> memory.put(LABELS, store.memory()));
    return memory;
  }

  /**
   * Goes on from what it remembered.
   *
   * @param memory what {@link #memory} gave in a training of the same clips
   * @throws IllegalArgumentException if it is damaged or of another training
   */
  default void recall(SortedMap<String, String> memory) {
    labels().ifPresent(store -> store.recall(memory.getOrDefault(LABELS, "")));
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
