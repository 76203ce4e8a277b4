package org.glimpse.imbalance.objective;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.initializer.Initializer;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.attention.TokenScore;
import org.glimpse.imbalance.attention.TokenTransformer;

/**
 * A small vision transformer instead of the pooling, which keeps the best places and moments only.
 * The loss is the plan's; the head becomes one linear layer that starts at 0.
 *
 * <p>Source: Xue et al., "Vision Transformer with Attentive Pooling for Robust Facial Expression
 * Recognition" (APViT), 2022; see {@link TokenTransformer}. The size is chosen for small corpora
 * trained from scratch.
 *
 * @param size of the transformer
 * @param score by which patches are kept
 * @param patches the share of patches kept at first, in (0, 1]
 * @param tokens the share of tokens that each layer of the later half keeps, in (0, 1]
 */
public record TokenObjective(
    TokenTransformer.Size size, TokenScore score, double patches, double tokens)
    implements TrainingObjective {
  /**
   * Checks the shares.
   *
   * @throws IllegalArgumentException if one is outside (0, 1]
   */
  public TokenObjective {
    Checks.inRange("share of patches", patches, Double.MIN_VALUE, 1);
    Checks.inRange("share of tokens", tokens, Double.MIN_VALUE, 1);
  }

  /**
   * Width 32, 2 layers of 4 heads; half of the patches by their norm, then 0.9 of the tokens in the
   * second layer.
   *
   * @return the defaults
   */
  public static TokenObjective withDefaults() {
    return new TokenObjective(new TokenTransformer.Size(32, 2, 4), TokenScore.NORM, 0.5, 0.9);
  }

  /**
   * With another score.
   *
   * @param other by which patches are kept
   * @return a copy
   */
  public TokenObjective withScore(TokenScore other) {
    return new TokenObjective(size, other, patches, tokens);
  }

  /**
   * With other shares.
   *
   * @param keptPatches in (0, 1]
   * @param keptTokens in (0, 1]
   * @return a copy
   * @throws IllegalArgumentException if one is outside its range
   */
  public TokenObjective withShares(double keptPatches, double keptTokens) {
    return new TokenObjective(size, score, keptPatches, keptTokens);
  }

  /**
   * With another size.
   *
   * @param other of the transformer
   * @return a copy
   */
  public TokenObjective withSize(TokenTransformer.Size other) {
    return new TokenObjective(other, score, patches, tokens);
  }

  @Override
  public String id() {
    return switch (score) {
      case NORM -> "apvit";
      case MOTION -> "apvit-motion";
      case RANDOM -> "apvit-random";
    };
  }

  @Override
  public NetworkParts parts(int classes, int channels) {
    Block head = Blocks.linear(classes, true);
    head.setInitializer(Initializer.ZEROS, Parameter.Type.WEIGHT);
    return NetworkParts.none()
        .withPooling(new TokenTransformer(size, score, patches, tokens))
        .withHead(new SequentialBlock().add(head));
  }

  @Override
  public ObjectiveSession start(ObjectiveStart start) {
    return TrainingObjective.plain().start(start);
  }
}
