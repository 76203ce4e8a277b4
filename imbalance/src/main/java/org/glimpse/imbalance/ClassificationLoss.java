package org.glimpse.imbalance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;
import org.glimpse.core.Checks;

/**
 * A DJL loss on logits: the weighted mean of a {@link LogitLoss} over the batch.
 *
 * <p><b>Shapes.</b> Predictions: logits (N, K). Labels: class indices (N) or (N, 1). Result: a
 * scalar.
 *
 * <p><b>Formula.</b> {@code L = sum_i w(y_i) l_i / D}; D is {@code sum_i w(y_i)}, or N with {@link
 * Normalization#BY_COUNT}. Equal weights give the plain mean of the losses in both cases (the
 * weights are taken to be 1). A batch whose samples all have weight 0 has no defined mean by weight
 * (0/0 gives NaN).
 */
public final class ClassificationLoss extends Loss {
  private final LogitLoss perSample;
  private final ClassWeights weights;
  private final Normalization normalization;

  private ClassificationLoss(
      LogitLoss perSample, ClassWeights weights, Normalization normalization) {
    super(perSample.id());
    this.perSample = perSample;
    this.weights = weights;
    this.normalization = normalization;
  }

  /**
   * A loss with class weights, divided by the weights in the batch.
   *
   * @param perSample the loss of a sample
   * @param weights one weight a class
   * @return the loss
   */
  public static ClassificationLoss of(LogitLoss perSample, ClassWeights weights) {
    return new ClassificationLoss(perSample, weights, Normalization.BY_WEIGHT);
  }

  /**
   * With another normalization.
   *
   * @param other what the sum is divided by
   * @return a copy
   */
  public ClassificationLoss withNormalization(Normalization other) {
    return new ClassificationLoss(perSample, weights, other);
  }

  /**
   * The loss of a sample.
   *
   * @return without weight
   */
  public LogitLoss perSample() {
    return perSample;
  }

  /**
   * The class weights.
   *
   * @return one a class
   */
  public ClassWeights weights() {
    return weights;
  }

  /**
   * What the sum over the batch is divided by.
   *
   * @return by weight or by count
   */
  public Normalization normalization() {
    return normalization;
  }

  /**
   * The weighted mean over the batch.
   *
   * @param labels class indices (N) or (N, 1)
   * @param predictions logits (N, K)
   * @return a scalar
   * @throws IllegalArgumentException if K is not the number of weights
   */
  @Override
  public NDArray evaluate(NDList labels, NDList predictions) {
    NDArray logits = predictions.singletonOrThrow();
    NDArray classes = labels.singletonOrThrow().flatten();
    NDArray losses = checked(logits, classes);
    if (weights.isUniform()) {
      return losses.mean();
    }
    NDArray drawn = sampleWeights(logits, classes);
    return divided(losses.mul(drawn), drawn);
  }

  /**
   * The weighted mean over a batch of mixed samples, each of which has two labels: {@code sum_i
   * (s_i w(a_i) l(a_i) + (1 - s_i) w(b_i) l(b_i)) / D}, D being N or {@code sum_i (s_i w(a_i) + (1
   * - s_i) w(b_i))}.
   *
   * @param first class indices a (N)
   * @param second class indices b (N)
   * @param share s, how much the first label counts (N), in [0, 1]
   * @param logits (N, K)
   * @return a scalar
   * @throws IllegalArgumentException if K is not the number of weights
   */
  public NDArray evaluateMixed(NDArray first, NDArray second, NDArray share, NDArray logits) {
    NDArray rest = share.neg().add(1);
    NDArray drawnFirst = sampleWeights(logits, first).mul(share);
    NDArray drawnSecond = sampleWeights(logits, second).mul(rest);
    NDArray losses =
        checked(logits, first).mul(drawnFirst).add(checked(logits, second).mul(drawnSecond));
    return divided(losses, drawnFirst.add(drawnSecond));
  }

  private NDArray checked(NDArray logits, NDArray classes) {
    long width = logits.getShape().get(1);
    Checks.argument(
        width == weights.size(),
        "logits have " + width + " classes but there are " + weights.size() + " class weights");
    return perSample.perSample(logits, classes);
  }

  private NDArray sampleWeights(NDArray logits, NDArray classes) {
    NDArray row = LogitMath.row("class weights", weights.values(), logits);
    return LogitMath.gather(row.repeat(0, classes.size()), classes);
  }

  private NDArray divided(NDArray weighted, NDArray drawn) {
    return normalization == Normalization.BY_COUNT
        ? weighted.mean()
        : weighted.sum().div(drawn.sum());
  }
}
