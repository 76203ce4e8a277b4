package org.glimpse.imbalance.uncertain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.DifferentiableMath;

/**
 * The two losses of a network with several attention heads.
 *
 * <p>Source: Wen et al., "Distract Your Attention: Multi-head Cross Attention Network for Facial
 * Expression Recognition" (DAN), 2021, as in its code.
 */
public final class AttentionHeads {
  private static final double EPSILON = 2.2e-16;
  private static final double GUARD = 1e-6;

  private AttentionHeads() {}

  /**
   * Affinity loss: clips near the center of their class, centers far from each other. {@code L =
   * mean_i |x_i - c_yi|^2 / (sum_d var_k c_kd + 1e-6)}, the variance over the classes, unbiased.
   *
   * <p>Departures: the guard of 1e-6; as many centers as classes (the code makes 8 for 7 classes).
   *
   * @param features x (N, D)
   * @param labels y (N)
   * @param centers c (K, D), trained along; K at least 2
   * @return a scalar
   * @throws IllegalArgumentException if there are fewer than 2 centers or the widths differ
   */
  public static NDArray affinity(NDArray features, NDArray labels, NDArray centers) {
    Checks.argument(
        centers.getShape().get(0) >= 2 && centers.getShape().get(1) == features.getShape().get(1),
        "centers of shape "
            + centers.getShape()
            + " do not go with features of shape "
            + features.getShape());
    NDArray own = centers.get(labels.flatten().toType(DataType.INT64, false));
    NDArray distances = features.sub(own).square().sum(new int[] {1});
    NDArray spread = DifferentiableMath.plus(variance(centers, 0).sum(), GUARD);
    return distances.mean().div(spread);
  }

  /**
   * Partition loss: heads that look at the same thing are driven apart. {@code L = log(1 + H / (v +
   * 2.2e-16))}, v being the mean over clips and values of the unbiased variance over the heads.
   * Equal heads give about 37.4 with 4 heads, not infinity.
   *
   * @param heads the heads' features after the logarithm of the softmax over heads (N, H, D), H at
   *     least 2
   * @return a scalar
   * @throws IllegalArgumentException if there are fewer than 2 heads
   */
  public static NDArray partition(NDArray heads) {
    Shape shape = heads.getShape();
    Checks.argument(
        shape.dimension() == 3 && shape.get(1) >= 2,
        "heads must be of shape (N, H, D) with at least 2 heads but are " + shape);
    NDArray spread = DifferentiableMath.plus(variance(heads, 1).mean(), EPSILON);
    NDArray ratio =
        DifferentiableMath.times(DifferentiableMath.power(spread, -1), (double) shape.get(1));
    return DifferentiableMath.plus(ratio, 1).log();
  }

  private static NDArray variance(NDArray values, int axis) {
    long count = values.getShape().get(axis);
    int[] axes = {axis};
    return DifferentiableMath.over(
        values.sub(values.mean(axes, true)).square().sum(axes), (double) (count - 1));
  }
}
