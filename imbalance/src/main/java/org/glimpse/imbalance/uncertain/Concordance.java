package org.glimpse.imbalance.uncertain;

import ai.djl.ndarray.NDArray;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.DifferentiableMath;

/**
 * Concordance correlation of predicted and stated numbers, such as valence and arousal: {@code CCC
 * = 2 cov / (var a + var b + (mean a - mean b)^2)}, each statistic over the batch and divided by N;
 * 0 where neither varies and the means agree.
 *
 * <p>Source: as the loss of Emotion-GCN's code for valence and arousal. Departure: that code
 * divides the covariance by N and the variances by N - 1, so that not even equal numbers reach 1.
 */
public final class Concordance {
  private static final double FLOOR = 1e-12;

  private Concordance() {}

  /**
   * One minus the mean concordance of the columns.
   *
   * @param predictions (N, D), N at least 2
   * @param truth (N, D)
   * @return a scalar in [0, 2]
   * @throws IllegalArgumentException if the shapes differ or there is a single row
   */
  public static NDArray loss(NDArray predictions, NDArray truth) {
    Checks.argument(
        predictions.getShape().equals(truth.getShape()) && predictions.getShape().get(0) >= 2,
        "predictions "
            + predictions.getShape()
            + " and truth "
            + truth.getShape()
            + " must have the same shape and at least 2 rows");
    int[] rows = {0};
    NDArray a = predictions.sub(predictions.mean(rows, true));
    NDArray b = truth.sub(truth.mean(rows, true));
    NDArray covariance = a.mul(b).mean(rows);
    NDArray apart = predictions.mean(rows).sub(truth.mean(rows)).square();
    NDArray spread = a.square().mean(rows).add(b.square().mean(rows)).add(apart);
    NDArray concordances =
        DifferentiableMath.times(covariance, 2).div(DifferentiableMath.atLeast(spread, FLOOR));
    return DifferentiableMath.plus(concordances.mean().neg(), 1);
  }
}
