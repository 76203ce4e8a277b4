package org.glimpse.model.block;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.objective.NetworkParts;
import org.glimpse.imbalance.objective.TrainingObjective;

/**
 * A classifier of clips in two parts: features, clips (N, C, T, H, W) → embedding (N, D), and a
 * head, embedding → logits (N, K); a training objective may put a neck between them.
 */
public final class ClipNetwork extends AbstractBlock {
  private final Block features;
  private final Optional<Block> neck;
  private final Block head;

  /**
   * A network of two parts.
   *
   * @param features (N, C, T, H, W) → (N, D)
   * @param head (N, D) → (N, K)
   */
  public ClipNetwork(Block features, Block head) {
    this(features, Optional.empty(), head);
  }

  private ClipNetwork(Block features, Optional<Block> neck, Block head) {
    this.features = addChildBlock("features", features);
    this.neck = neck;
    neck.ifPresent(block -> addChildBlock("neck", block));
    this.head = addChildBlock("head", head);
  }

  /**
   * The network with the parts that an objective asks for; not yet initialized.
   *
   * @param objective asks for parts
   * @param input the shape of a clip
   * @param classes the number of classes
   * @return this network where there are none
   * @throws IllegalArgumentException if a part works on a volume of features and the network has
   *     none
   */
  public ClipNetwork with(TrainingObjective objective, ClipShape input, int classes) {
    NetworkParts parts = objective.parts(classes, channels(input));
    if (parts.equals(NetworkParts.none())) {
      return this;
    }
    Block lower = features;
    if (parts.needVolume()) {
      Checks.argument(
          features instanceof PooledVolume,
          "the objective works on a volume of features over time and space, which this model does"
              + " not have; choose a 3D-CNN such as r3d-18 or cnn3d-small");
      PooledVolume pooled = (PooledVolume) features;
      Block volume =
          parts
              .gate()
              .<Block>map(gate -> new SequentialBlock().add(pooled.volume()).add(gate))
              .orElse(pooled.volume());
      lower = new PooledVolume(volume, parts.pooling().orElse(pooled.pooling()));
    }
    return new ClipNetwork(lower, parts.neck().or(() -> neck), parts.head().orElse(head));
  }

  private int channels(ClipShape input) {
    Shape[] clips = {input.batch(2)};
    return volume()
        .map(pooled -> Math.toIntExact(pooled.volume().getOutputShapes(clips)[0].get(1)))
        .orElse(0);
  }

  /**
   * The features in two steps.
   *
   * @return empty where they have no volume over time and space
   */
  public Optional<PooledVolume> volume() {
    return features instanceof PooledVolume pooled ? Optional.of(pooled) : Optional.empty();
  }

  /**
   * What stands between features and head.
   *
   * @return (N, D) → (N, D'), or empty
   */
  public Optional<Block> neck() {
    return neck;
  }

  /**
   * The lower part.
   *
   * @return (N, C, T, H, W) → (N, D)
   */
  public Block features() {
    return features;
  }

  /**
   * The upper part.
   *
   * @return (N, D) → (N, K)
   */
  public Block head() {
    return head;
  }

  /**
   * The number of weights that training changes; running statistics do not count.
   *
   * @return at least 1
   * @throws IllegalStateException if the network is not initialized
   */
  public long parameterCount() {
    return getParameters().values().stream()
        .filter(parameter -> parameter.requiresGradient())
        .mapToLong(parameter -> parameter.getArray().size())
        .sum();
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDList embedding = features.forward(store, inputs, training);
    NDList below = neck.isPresent() ? neck.get().forward(store, embedding, training) : embedding;
    return head.forward(store, below, training);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return head.getOutputShapes(belowHead(inputShapes));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    features.initialize(manager, dataType, inputShapes);
    neck.ifPresent(
        block -> block.initialize(manager, dataType, features.getOutputShapes(inputShapes)));
    head.initialize(manager, dataType, belowHead(inputShapes));
  }

  private Shape[] belowHead(Shape[] inputShapes) {
    Shape[] embedding = features.getOutputShapes(inputShapes);
    return neck.isPresent() ? neck.get().getOutputShapes(embedding) : embedding;
  }
}
