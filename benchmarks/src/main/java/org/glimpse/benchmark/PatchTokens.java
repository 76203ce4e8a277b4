package org.glimpse.benchmark;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv3d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.initializer.Initializer;
import org.glimpse.imbalance.attention.TokenScore;
import org.glimpse.imbalance.attention.TokenTransformer;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.PooledVolume;

/**
 * A transformer on patches that do not see each other: what a token that is dropped showed is lost,
 * as it is not behind a stem whose cells overlap.
 *
 * @param share of the patches that are kept
 * @param score by which
 */
record PatchTokens(double share, TokenScore score) implements Architecture {
  private static final int PATCH = 4;
  private static final int WIDTH = 32;
  private static final int DEPTH = 3;
  private static final int HEADS = 4;

  @Override
  public String id() {
    return "patch-tokens";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    Shape patch = new Shape(1, PATCH, PATCH);
    Block stem =
        new SequentialBlock()
            .add(Conv3d.builder().setFilters(WIDTH).setKernelShape(patch).optStride(patch).build())
            .add(BatchNorm.builder().optAxis(1).build());
    Block head = Layers.linear(classes);
    head.setInitializer(Initializer.ZEROS, Parameter.Type.WEIGHT);
    TokenTransformer.Size size = new TokenTransformer.Size(WIDTH, DEPTH, HEADS);
    return new ClipNetwork(
        new PooledVolume(stem, new TokenTransformer(size, score, share, 1)),
        new SequentialBlock().add(head));
  }
}
