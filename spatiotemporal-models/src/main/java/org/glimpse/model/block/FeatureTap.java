package org.glimpse.model.block;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Optional;
import org.glimpse.core.Checks;

/**
 * A block without weights before which a network can be looked into: what reaches it, such as the
 * maps of the last convolution, and what gradient comes back to it. It computes what the block that
 * it wraps computes.
 */
public final class FeatureTap extends AbstractBlock {
  private final Block inner;
  private Optional<Watch> watch = Optional.empty();

  /**
   * A tap before a block.
   *
   * @param inner a block without weights
   */
  public FeatureTap(Block inner) {
    this.inner = addChildBlock("inner", inner);
  }

  /**
   * The first tap of a network.
   *
   * @param network any block
   * @return empty where it has none
   */
  public static Optional<FeatureTap> of(Block network) {
    if (network instanceof FeatureTap tap) {
      return Optional.of(tap);
    }
    return network.getChildren().values().stream().flatMap(child -> of(child).stream()).findFirst();
  }

  /**
   * Keeps what the next forward passes bring to this block, cut off from what computed it, so that
   * the gradient by it can be asked for.
   *
   * @return to be closed; one at a time
   * @throws IllegalArgumentException if there is one already
   */
  public Watch watch() {
    Checks.argument(watch.isEmpty(), "the tap is watched already");
    Watch next = new Watch();
    watch = Optional.of(next);
    return next;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    return inner.forward(
        store, watch.isPresent() ? watch.get().take(inputs) : inputs, training, params);
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    return inner.getOutputShapes(inputShapes);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType dataType, Shape... inputShapes) {
    inner.initialize(manager, dataType, inputShapes);
    Checks.argument(inner.getParameters().isEmpty(), "a tap cannot wrap a block with weights");
  }

  /** What reaches the tap while this is open. */
  public final class Watch implements AutoCloseable {
    private Optional<NDArray> passed = Optional.empty();

    private Watch() {}

    private NDList take(NDList inputs) {
      NDArray leaf = inputs.singletonOrThrow().stopGradient().duplicate();
      leaf.setRequiresGradient(true);
      passed = Optional.of(leaf);
      return new NDList(leaf);
    }

    /**
     * What reached the tap last.
     *
     * @return of the shape that the wrapped block takes; after a backward pass, with its gradient
     * @throws IllegalStateException if nothing has
     */
    public NDArray passed() {
      return passed.orElseThrow(() -> new IllegalStateException("nothing has reached the tap"));
    }

    @Override
    public void close() {
      watch = Optional.empty();
    }
  }
}
