package org.glimpse.imbalance.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;

/**
 * Keeps the tokens of the highest scores, in the order in which they were. Nothing in it is
 * learned; gradients reach the tokens that are kept.
 *
 * <p>Source: attentive patch and token pooling of Xue et al., "Vision Transformer with Attentive
 * Pooling for Robust Facial Expression Recognition" (APViT), 2022.
 */
public final class TokenSelection {
  private TokenSelection() {}

  /**
   * Which tokens are kept. Of equal scores the earlier token is taken first.
   *
   * @param scores (N, n), finite
   * @param keep k, 1 to n
   * @return the indices of the k highest scores of each row, row after row, ascending in a row
   * @throws IllegalArgumentException if keep is not in [1, n]
   */
  public static int[] highest(NDArray scores, int keep) {
    int rows = Math.toIntExact(scores.getShape().get(0));
    int tokens = Math.toIntExact(scores.getShape().get(1));
    Checks.inRange("tokens to keep", keep, 1, tokens);
    float[] values = scores.stopGradient().toFloatArray();
    int[] kept = new int[rows * keep];
    for (int row = 0; row < rows; row++) {
      int from = row * tokens;
      int[] chosen =
          IntStream.range(0, tokens)
              .boxed()
              .sorted((a, b) -> Float.compare(values[from + b], values[from + a]))
              .limit(keep)
              .mapToInt(Integer::intValue)
              .toArray();
      Arrays.sort(chosen);
      System.arraycopy(chosen, 0, kept, row * keep, keep);
    }
    return kept;
  }

  /**
   * The tokens that were chosen.
   *
   * @param tokens (N, n, E)
   * @param kept k indices a row, as {@link #highest} gives them
   * @return (N, k, E)
   */
  public static NDArray take(NDArray tokens, int[] kept) {
    Shape shape = tokens.getShape();
    int rows = Math.toIntExact(shape.get(0));
    int each = kept.length / rows;
    long[] flat = new long[kept.length];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = i / each * shape.get(1) + kept[i];
    }
    return tokens
        .reshape(rows * shape.get(1), shape.get(2))
        .get(tokens.getManager().create(flat))
        .reshape(rows, each, shape.get(2));
  }

  /**
   * How many of n tokens a share keeps: {@code floor(share n)}, at least 1.
   *
   * @param tokens n, at least 1
   * @param share in (0, 1]
   * @return 1 to n
   */
  static int count(int tokens, double share) {
    // A share such as 0.9 of 10 is 9, though the product may fall short of it by rounding.
    return (int) Math.max(1, Math.floor(share * tokens + 1e-9));
  }
}
