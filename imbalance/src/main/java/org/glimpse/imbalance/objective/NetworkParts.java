package org.glimpse.imbalance.objective;

import ai.djl.nn.Block;
import java.util.Optional;

/**
 * Blocks that an objective puts into a network. The way of a clip is: volume (N, D, T, H, W), gate,
 * pooling, neck, head.
 *
 * @param gate volume to volume of the same shape, where the network has a volume
 * @param pooling volume to embedding (N, D'), and whatever else the objective wants to see, in
 *     place of the network's own
 * @param neck embedding to what the head sees (N, D'')
 * @param head to logits (N, K), in place of the network's own
 */
public record NetworkParts(
    Optional<Block> gate, Optional<Block> pooling, Optional<Block> neck, Optional<Block> head) {
  private static final NetworkParts NONE =
      new NetworkParts(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The network as it is.
   *
   * @return no parts
   */
  public static NetworkParts none() {
    return NONE;
  }

  /**
   * Whether a network without a volume of features is refused.
   *
   * @return true where there is a gate or a pooling
   */
  public boolean needVolume() {
    return gate.isPresent() || pooling.isPresent();
  }

  /**
   * With a gate.
   *
   * @param block volume to volume
   * @return a copy
   */
  public NetworkParts withGate(Block block) {
    return new NetworkParts(Optional.of(block), pooling, neck, head);
  }

  /**
   * With another pooling.
   *
   * @param block volume to embedding
   * @return a copy
   */
  public NetworkParts withPooling(Block block) {
    return new NetworkParts(gate, Optional.of(block), neck, head);
  }

  /**
   * With a neck.
   *
   * @param block embedding to what the head sees
   * @return a copy
   */
  public NetworkParts withNeck(Block block) {
    return new NetworkParts(gate, pooling, Optional.of(block), head);
  }

  /**
   * With another head.
   *
   * @param block to logits
   * @return a copy
   */
  public NetworkParts withHead(Block block) {
    return new NetworkParts(gate, pooling, neck, Optional.of(block));
  }
}
