package org.glimpse.imbalance.objective;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.glimpse.core.clip.ClipId;
import org.glimpse.imbalance.uncertain.LabelStore;
import org.glimpse.imbalance.uncertain.RankRegularization;
import org.glimpse.imbalance.uncertain.RelabelRule;

/**
 * A rule at work on the labels of one training.
 *
 * @param rule the rule, or empty to leave labels as they are
 * @param firstEpoch from which epoch on it may change labels
 * @param rank tells the low group of a batch
 * @param store the labels
 */
record Relabelling(
    Optional<RelabelRule> rule, int firstEpoch, RankRegularization rank, LabelStore store) {
  /** What the network says of the clips of a batch, one row a clip. */
  record Said(NDArray logits, NDArray confidences, Similarities similarities) {}

  /** Gives the similarity of a row with the template of every class; empty without templates. */
  @FunctionalInterface
  interface Similarities {
    List<OptionalDouble> of(int row);
  }

  /** Proposes new labels for the clips of a step. */
  void look(ObjectiveStep step, Said said) {
    if (rule.isEmpty() || step.epoch() < firstEpoch) {
      return;
    }
    float[] probabilities = said.logits().stopGradient().softmax(1).toFloatArray();
    boolean[] low = rank.low(said.confidences().stopGradient().toFloatArray());
    int classes = probabilities.length / low.length;
    for (int i = 0; i < low.length; i++) {
      List<OptionalDouble> row = new ArrayList<>();
      for (int k = 0; k < classes; k++) {
        row.add(OptionalDouble.of(probabilities[i * classes + k]));
      }
      ClipId clip = step.clips().get(i).id();
      RelabelRule.Evidence evidence =
          new RelabelRule.Evidence(store.label(clip), low[i], row, said.similarities().of(i));
      rule.get().correction(evidence).ifPresent(correction -> store.propose(clip, correction));
    }
  }
}
