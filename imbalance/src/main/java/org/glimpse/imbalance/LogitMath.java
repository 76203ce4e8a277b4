package org.glimpse.imbalance;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/** Differentiable pieces that several losses share; all are finite for any finite logits. */
final class LogitMath {
  // Far below any logit, so that its exponential is 0 in single precision too.
  private static final double EXCLUDED = 1e9;

  private LogitMath() {}

  /** The entry of each row that a class index names: (N, K), (N) → (N). */
  static NDArray gather(NDArray rows, NDArray classes) {
    return rows.gather(classes.toType(DataType.INT64, false).expandDims(1), 1).squeeze(1);
  }

  /** 1 at the label, 0 elsewhere: (N) → (N, K), of the type of the logits. */
  static NDArray oneHot(NDArray labels, NDArray logits) {
    int classes = Math.toIntExact(logits.getShape().get(1));
    return labels.toType(DataType.INT64, false).oneHot(classes, logits.getDataType());
  }

  /** One value a class as a row (1, K), of the type of the logits. */
  static NDArray row(String name, List<Double> values, NDArray logits) {
    long classes = logits.getShape().get(1);
    Checks.argument(
        classes == values.size(),
        "logits have " + classes + " classes but there are " + values.size() + " " + name);
    double[] row = values.stream().mapToDouble(Double::doubleValue).toArray();
    return logits.getManager().create(row).toType(logits.getDataType(), false).expandDims(0);
  }

  /** {@code -log softmax(z)_y}: (N, K), (N) → (N). */
  static NDArray crossEntropy(NDArray logits, NDArray labels) {
    return gather(logits.logSoftmax(1), labels).neg();
  }

  /** {@code log(1 - softmax(z)_y)}, from the other classes, so that it is exact near 1. */
  static NDArray logComplement(NDArray logits, NDArray labels, NDArray crossEntropy) {
    NDArray others = logits.sub(DifferentiableMath.times(oneHot(labels, logits), EXCLUDED));
    NDArray peak = others.max(new int[] {1}, true).stopGradient();
    NDArray logSum = others.sub(peak).exp().sum(new int[] {1}).log().add(peak.squeeze(1));
    return logSum.sub(gather(logits, labels)).sub(crossEntropy);
  }

  /** {@code log(1 + e^x)}. */
  static NDArray softplus(NDArray x) {
    return DifferentiableMath.atLeast(x, 0).add(x.abs().neg().exp().add(1).log());
  }

  /** The logarithm of each count; a class without a clip counts as one clip. */
  static List<Double> logCounts(LabelCounts counts) {
    return counts.counts().stream().map(n -> Math.log(Math.max(1, n))).toList();
  }
}
