package org.glimpse.imbalance.objective;

/**
 * What a network is trained for. The plain objective is the loss of its logits that the training
 * plan names; others change the network, add terms to the loss, look at a second view of each clip,
 * or change labels on the way.
 *
 * <p>An objective is a value. What one training needs and remembers is in the {@link
 * ObjectiveSession} that it starts for each.
 */
public interface TrainingObjective {
  /**
   * What the objective is called in results and on the command line.
   *
   * @return for example {@code "rul"}
   */
  String id();

  /**
   * The parts that it puts into a network, initialized with it and kept in its file. They stay in
   * the network when it predicts.
   *
   * @param classes the number of classes, K
   * @param channels the channels D of the network's volume; 0 where it has none
   * @return new blocks; {@link NetworkParts#none} where the network stays as it is
   */
  default NetworkParts parts(int classes, int channels) {
    return NetworkParts.none();
  }

  /**
   * Begins a training.
   *
   * @param start what is trained on; of one fold's training clips alone
   * @return the session of this training
   * @throws IllegalArgumentException if the objective cannot work with these clips, with the reason
   */
  ObjectiveSession start(ObjectiveStart start);

  /**
   * The loss of the logits alone.
   *
   * @return the objective that every other is compared with
   */
  static TrainingObjective plain() {
    return new PlainObjective();
  }
}
