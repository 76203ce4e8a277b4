package org.glimpse.imbalance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.training.loss.Loss;
import org.glimpse.core.Checks;

/**
 * A DJL loss on logits: the weighted mean of a {@link LogitLoss} over the batch.
 *
 * <p><b>Shapes.</b> Predictions: logits (N, K). Labels: class indices (N) or (N, 1). Result: a
 * scalar.
 *
 * <p><b>Formula.</b> {@code L = sum_i w(y_i) l_i / sum_i w(y_i)}, the normalization of PyTorch's
 * weighted cross entropy; equal weights give the plain mean. A batch whose samples all have weight
 * 0 has no defined loss (0/0 gives NaN).
 */
public final class ClassificationLoss extends Loss {
  private final LogitLoss perSample;
  private final ClassWeights weights;

  private ClassificationLoss(LogitLoss perSample, ClassWeights weights) {
    super(perSample.id());
    this.perSample = perSample;
    this.weights = weights;
  }

  /**
   * A loss with class weights.
   *
   * @param perSample the loss of a sample
   * @param weights one weight a class
   * @return the loss
   */
  public static ClassificationLoss of(LogitLoss perSample, ClassWeights weights) {
    return new ClassificationLoss(perSample, weights);
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
    long width = logits.getShape().get(1);
    Checks.argument(
        width == weights.size(),
        "logits have " + width + " classes but there are " + weights.size() + " class weights");
    NDArray losses = perSample.perSample(logits, classes);
    if (weights.isUniform()) {
      return losses.mean();
    }
    double[] values = weights.values().stream().mapToDouble(Double::doubleValue).toArray();
    NDArray table =
        logits.getManager().create(values).toType(logits.getDataType(), false).expandDims(0);
    NDArray drawn = gather(table.repeat(0, classes.size()), classes);
    return losses.mul(drawn).sum().div(drawn.sum());
  }

  /** The entry of each row that a class index names: (N, K), (N) → (N). */
  static NDArray gather(NDArray rows, NDArray classes) {
    return rows.gather(classes.toType(DataType.INT64, false).expandDims(1), 1).squeeze(1);
  }
}
