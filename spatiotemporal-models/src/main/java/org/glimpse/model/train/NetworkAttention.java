package org.glimpse.model.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Optional;
import org.glimpse.imbalance.attention.AttentionMap;
import org.glimpse.model.ActivationVolume;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.PooledVolume;

/** What the pooling of a network attends to, or else the gate at the end of its volume. */
final class NetworkAttention {
  private NetworkAttention() {}

  /** The weights of one clip (1, C, T, H, W) over the cells of the volume. */
  static Optional<ActivationVolume> of(ParameterStore store, ClipNetwork network, NDArray clip) {
    if (network.volume().isEmpty()) {
      return Optional.empty();
    }
    PooledVolume parts = network.volume().get();
    NDList clips = new NDList(clip);
    if (parts.pooling() instanceof AttentionMap attention) {
      NDArray volume = parts.volume().forward(store, clips, false).singletonOrThrow();
      return Optional.of(volume(attention.attention(store, volume)));
    }
    List<Block> layers = parts.volume().getChildren().values();
    if (!layers.isEmpty() && layers.get(layers.size() - 1) instanceof AttentionMap gate) {
      for (Block below : layers.subList(0, layers.size() - 1)) {
        clips = below.forward(store, clips, false);
      }
      return Optional.of(volume(gate.attention(store, clips.singletonOrThrow())));
    }
    return Optional.empty();
  }

  private static ActivationVolume volume(NDArray weights) {
    Shape sizes = weights.getShape();
    return ActivationVolume.of(
        (int) sizes.get(1), (int) sizes.get(2), (int) sizes.get(3), weights.toFloatArray());
  }
}
