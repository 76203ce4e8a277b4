package org.glimpse.imbalance.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.LayerNorm;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.util.PairList;
import java.util.Arrays;
import org.glimpse.imbalance.DifferentiableMath;

/**
 * A layer of a vision transformer with attentive token pooling: tokens (N, 1 + n, E), the class
 * token first → (N, 1 + k, E), the scores of the n tokens (N, n) and the indices of those kept (N,
 * k).
 *
 * <p>{@code y = x + attention(norm(x))}, then the k best tokens of y, then {@code y +
 * mlp(norm(y))}. The score of a token is the sum over heads of {@code q·k / √d} with the query of
 * the class token, before the softmax.
 */
final class TransformerLayer extends AbstractBlock {
  private static final float EPSILON = 1e-6f;
  private static final int RATIO = 3;

  private final int width;
  private final int heads;
  private final double share;
  private final Block before;
  private final Block qkv;
  private final Block out;
  private final Block mlp;

  /** A layer that keeps a share of its tokens, {@code floor(share n)} and at least 1. */
  TransformerLayer(int width, int heads, double share) {
    this.width = width;
    this.heads = heads;
    this.share = share;
    before = addChildBlock("before", norm());
    qkv = addChildBlock("qkv", linear(3 * width, false));
    out = addChildBlock("out", linear(width, true));
    mlp =
        addChildBlock(
            "mlp",
            new SequentialBlock()
                .add(norm())
                .add(linear(RATIO * width, true))
                .add(Activation.geluBlock())
                .add(linear(width, true)));
  }

  static Block norm() {
    return LayerNorm.builder().axis(2).optEpsilon(EPSILON).build();
  }

  static Block linear(int units, boolean bias) {
    Block linear = Linear.builder().setUnits(units).optBias(bias).build();
    linear.setInitializer(
        new XavierInitializer(RandomType.UNIFORM, FactorType.IN, 1), Parameter.Type.WEIGHT);
    return linear;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray x = inputs.head();
    long rows = x.getShape().get(0);
    long tokens = x.getShape().get(1);
    int depth = width / heads;
    NDArray normed = before.forward(store, new NDList(x), training).singletonOrThrow();
    NDArray all =
        qkv.forward(store, new NDList(normed), training)
            .singletonOrThrow()
            .reshape(rows, tokens, 3, heads, depth)
            .transpose(2, 0, 3, 1, 4);
    NDArray query = all.get(0);
    NDArray key = all.get(1);
    NDArray value = all.get(2);
    NDArray raw =
        DifferentiableMath.over(query.matMul(key.transpose(0, 1, 3, 2)), Math.sqrt(depth));
    NDArray mixed = raw.softmax(3).matMul(value).transpose(0, 2, 1, 3).reshape(rows, tokens, width);
    NDArray y = x.add(out.forward(store, new NDList(mixed), training).singletonOrThrow());
    NDArray scores = raw.stopGradient().get(new NDIndex(":, :, 0, 1:")).sum(new int[] {1});
    int patches = Math.toIntExact(tokens) - 1;
    int keep = TokenSelection.count(patches, share);
    int[] kept = TokenSelection.highest(scores, keep);
    if (keep < patches) {
      NDArray best = TokenSelection.take(y.get(new NDIndex(":, 1:")), kept);
      y = NDArrays.concat(new NDList(y.get(new NDIndex(":, 0:1")), best), 1);
    }
    NDArray z = y.add(mlp.forward(store, new NDList(y), training).singletonOrThrow());
    long[] wide = Arrays.stream(kept).asLongStream().toArray();
    return new NDList(z, scores, x.getManager().create(wide, new Shape(rows, keep)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputShapes) {
    Shape in = inputShapes[0];
    int patches = Math.toIntExact(in.get(1)) - 1;
    int keep = TokenSelection.count(patches, share);
    return new Shape[] {
      new Shape(in.get(0), keep + 1, width),
      new Shape(in.get(0), patches),
      new Shape(in.get(0), keep)
    };
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
    Shape in = new Shape(inputShapes[0].get(0), inputShapes[0].get(1), width);
    before.initialize(manager, type, in);
    qkv.initialize(manager, type, in);
    out.initialize(manager, type, in);
    mlp.initialize(manager, type, in);
  }
}
