package org.glimpse.imbalance.uncertain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.glimpse.core.Checks;

/**
 * Erasing attention consistency: a clip and its mirrored, partly erased copy have to activate every
 * class at mirrored places, which a model that learns wrong labels by heart cannot do.
 *
 * <p>Source: Zhang, Wang, Ling, Deng, "Learn From All: Erasing Attention Consistency for Noisy
 * Label Facial Expression Recognition" (EAC), 2022, as in its code. Carried over to clips, the maps
 * are volumes over time too, of which only the width is mirrored.
 */
public final class AttentionConsistency {
  private AttentionConsistency() {}

  /**
   * How much each cell of a feature volume speaks for each class: {@code M_bk = sum_c W_kc F_bc},
   * without bias, for all classes; the weights get no gradient.
   *
   * @param features F (N, D, T, H, W)
   * @param weights W (K, D) of the linear classifier on the mean of the cells
   * @return (N, K, T, H, W)
   * @throws IllegalArgumentException if the widths differ
   */
  public static NDArray activations(NDArray features, NDArray weights) {
    Shape shape = features.getShape();
    Checks.argument(
        shape.dimension() == 5 && shape.get(1) == weights.getShape().get(1),
        "features of shape " + shape + " do not go with weights of shape " + weights.getShape());
    long cells = shape.slice(2).size();
    NDArray flat = features.reshape(shape.get(0), shape.get(1), cells);
    return weights
        .stopGradient()
        .matMul(flat)
        .reshape(shape.get(0), weights.getShape().get(0), shape.get(2), shape.get(3), shape.get(4));
  }

  /**
   * The mean squared difference of one view's volumes and the mirrored volumes of the other.
   *
   * @param first (N, K, T, H, W)
   * @param mirrored (N, K, T, H, W), of the mirrored clips
   * @return a scalar, 0 or more; its size depends on the model, so its weight has to be chosen for
   *     each
   * @throws IllegalArgumentException if the shapes differ
   */
  public static NDArray loss(NDArray first, NDArray mirrored) {
    Checks.argument(
        first.getShape().equals(mirrored.getShape()),
        "volumes of shapes " + first.getShape() + " and " + mirrored.getShape() + " differ");
    return first.sub(mirrored.flip(4)).square().mean();
  }
}
