package org.glimpse.imbalance.objective;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.uncertain.AttentionConsistency;

/**
 * Erasing attention consistency: clips and their mirrored copies, both partly erased by a box that
 * is the same in every frame, must activate each class at mirrored places.
 *
 * <p>The pooling becomes the mean over time and space and the head one linear layer, without which
 * class activations are not defined. Only the unmirrored view is classified.
 *
 * <p>Source: Zhang, Wang, Ling, Deng, "Learn From All: Erasing Attention Consistency for Noisy
 * Label Facial Expression Recognition" (EAC), 2022, and its code, where the weight is 5 for a
 * pretrained network of 2048 channels. The size of the consistency term depends on the network, so
 * the weight has to be chosen for each. Movements of one side of the face only are mirrored too:
 * leave this objective out where labels tell left from right.
 *
 * @param weight of the consistency term, 0 or more
 */
public record ConsistencyObjective(double weight) implements TrainingObjective {
  /**
   * Checks the weight.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public ConsistencyObjective {
    Checks.inRange("weight of consistency", weight, 0, 1e6);
  }

  /**
   * Weight 1, which was best on small networks trained from scratch.
   *
   * @return the defaults
   */
  public static ConsistencyObjective withDefaults() {
    return new ConsistencyObjective(1);
  }

  /**
   * With another weight.
   *
   * @param other 0 or more; 0 leaves erasing alone
   * @return a copy
   * @throws IllegalArgumentException if it is negative
   */
  public ConsistencyObjective withWeight(double other) {
    return new ConsistencyObjective(other);
  }

  @Override
  public String id() {
    return "eac";
  }

  @Override
  public NetworkParts parts(int classes, int channels) {
    return NetworkParts.none()
        .withPooling(Blocks.mean())
        .withHead(new ai.djl.nn.SequentialBlock().add(Blocks.linear(classes, true)));
  }

  @Override
  public ObjectiveSession start(ObjectiveStart start) {
    return new Session(weight);
  }

  private record Session(double weight) implements ObjectiveSession {
    @Override
    public boolean wantsMirroredView() {
      return true;
    }

    @Override
    public List<LossTerm> losses(ObjectiveStep step) {
      NDArray logits = step.logits(step.neck(step.embedding()));
      NDArray weights = step.headWeights();
      NDArray consistency =
          AttentionConsistency.loss(
              AttentionConsistency.activations(step.volume(), weights),
              AttentionConsistency.activations(step.mirroredVolume(), weights));
      return List.of(
          new LossTerm("classification", 1, step.classification(logits, step.labels())),
          new LossTerm("consistency", weight, consistency));
    }
  }
}
