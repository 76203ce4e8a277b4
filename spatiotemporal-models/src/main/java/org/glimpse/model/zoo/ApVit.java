package org.glimpse.model.zoo;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.initializer.Initializer;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.attention.TokenScore;
import org.glimpse.imbalance.attention.TokenTransformer;
import org.glimpse.model.block.Architecture;
import org.glimpse.model.block.ClipNetwork;
import org.glimpse.model.block.ClipShape;
import org.glimpse.model.block.Layers;
import org.glimpse.model.block.PooledVolume;

/**
 * A small vision transformer on the volume of {@link SmallCnn3d}, which keeps the best places and
 * moments only; a linear head that starts at 0. See {@link TokenTransformer}.
 *
 * <p>Source: Xue et al., "Vision Transformer with Attentive Pooling for Robust Facial Expression
 * Recognition" (APViT), 2022, where the stem is a pretrained residual network of 50 layers. The
 * sizes here are for small corpora trained from scratch: 32 values a token at width 1, 2 layers of
 * 4 heads.
 *
 * @param width multiplies the filters of the stem and, in steps of 4, the width of tokens
 * @param patches the share of patches kept at first, in (0, 1]
 * @param tokens the share of tokens that the second layer keeps, in (0, 1]
 * @param score by which patches are kept
 */
public record ApVit(double width, double patches, double tokens, TokenScore score)
    implements Architecture {
  private static final int HEADS = 4;
  private static final int DEPTH = 2;
  private static final int TOKEN = 8;

  /**
   * Checks the options.
   *
   * @throws IllegalArgumentException if one is outside its range
   */
  public ApVit {
    Checks.positive("width", width);
    Checks.inRange("share of patches", patches, Double.MIN_VALUE, 1);
    Checks.inRange("share of tokens", tokens, Double.MIN_VALUE, 1);
  }

  /**
   * Width 1, half of the patches by their norm, then 0.9 of the tokens.
   *
   * @return the defaults
   */
  public static ApVit withDefaults() {
    return new ApVit(1, 0.5, 0.9, TokenScore.NORM);
  }

  /**
   * With another score.
   *
   * @param other by which patches are kept
   * @return a copy
   */
  public ApVit withScore(TokenScore other) {
    return new ApVit(width, patches, tokens, other);
  }

  @Override
  public String id() {
    return "apvit";
  }

  @Override
  public ClipNetwork build(ClipShape input, int classes) {
    Block stem = new SmallCnn3d(width, 0).build(input, classes).volume().orElseThrow().volume();
    TokenTransformer.Size size =
        new TokenTransformer.Size(HEADS * Layers.scaled(TOKEN, width), DEPTH, HEADS);
    Block head = Layers.linear(classes);
    head.setInitializer(Initializer.ZEROS, Parameter.Type.WEIGHT);
    return new ClipNetwork(
        new PooledVolume(stem, new TokenTransformer(size, score, patches, tokens)),
        new SequentialBlock().add(head));
  }
}
