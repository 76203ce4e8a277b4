package org.glimpse.imbalance.uncertain;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.util.random.RandomGenerator;
import org.glimpse.core.Checks;
import org.glimpse.imbalance.ClassificationLoss;
import org.glimpse.imbalance.DifferentiableMath;

/**
 * Relative uncertainty learning: features of two clips are mixed in the ratio of their
 * uncertainties, and both labels have to be read from the mixture, so that the harder clip learns
 * to claim the larger share. A larger uncertainty means a harder or wrongly labelled clip.
 *
 * <p>Source: Zhang, Wang, Deng, "Relative Uncertainty Learning for Facial Expression Recognition",
 * 2021, as in its code. Departure: the logarithms of the variances are held in [-30, 30], so that
 * no share is undefined.
 */
public final class RelativeUncertainty {
  private static final double BOUND = 30;

  private RelativeUncertainty() {}

  /**
   * The uncertainty of each clip: {@code u_i = mean_d exp(s_id)}.
   *
   * @param logVariances s (N, D)
   * @return (N, 1), greater than 0
   */
  public static NDArray uncertainty(NDArray logVariances) {
    return logVariances.clip(-BOUND, BOUND).exp().mean(new int[] {1}, true);
  }

  /**
   * The mixture of each clip i with a partner p: {@code z_i = (u_i m_i + u_p m_p) / (u_i + u_p)}.
   *
   * @param means m (N, D)
   * @param uncertainties u (N, 1)
   * @param partners p, the row of each clip's partner; a clip that is its own partner stays as it
   *     is
   * @return (N, D)
   * @throws IllegalArgumentException if there is not one partner for each row
   */
  public static NDArray mix(NDArray means, NDArray uncertainties, int[] partners) {
    NDArray rows = rows(means, partners);
    NDArray others = uncertainties.get(rows);
    NDArray share = uncertainties.div(uncertainties.add(others));
    return means.mul(share).add(means.get(rows).mul(share.neg().add(1)));
  }

  /**
   * The loss of mixtures under both labels: {@code L(z, y) / 2 + L(z, y_p) / 2}. Class weights of
   * the loss apply to each label of a mixture by itself.
   *
   * @param loss the loss of logits
   * @param logits of the mixtures (N, K)
   * @param labels y (N)
   * @param partners the row of each clip's partner
   * @return a scalar
   * @throws IllegalArgumentException if there is not one partner for each row
   */
  public static NDArray loss(
      ClassificationLoss loss, NDArray logits, NDArray labels, int[] partners) {
    NDArray others = labels.get(rows(labels, partners));
    NDList predictions = new NDList(logits);
    NDArray sum =
        loss.evaluate(new NDList(labels), predictions)
            .add(loss.evaluate(new NDList(others), predictions));
    return DifferentiableMath.over(sum, 2);
  }

  /**
   * Draws partners: a random permutation of the batch, in which a clip may meet itself.
   *
   * @param size clips in the batch
   * @param random the randomness
   * @return the row of each clip's partner
   */
  public static int[] partners(int size, RandomGenerator random) {
    int[] partners = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      partners[i] = partners[j];
      partners[j] = i;
    }
    return partners;
  }

  private static NDArray rows(NDArray like, int[] partners) {
    Checks.argument(
        like.getShape().get(0) == partners.length,
        "there are " + partners.length + " partners for " + like.getShape().get(0) + " clips");
    return like.getManager().create(partners).toType(DataType.INT64, false);
  }
}
