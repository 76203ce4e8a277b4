package org.glimpse.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A metric averaged over folds instead of computed from pooled counts.
 *
 * @param metric the metric of each fold
 * @param mean the unweighted mean over the folds in which the metric is defined; empty if there is
 *     none
 * @param standardDeviation over the same folds with divisor n - 1; empty for fewer than two
 * @param definedFolds the number of folds in which the metric is defined
 * @param folds the number of all folds
 */
public record FoldMean(
    Metric metric,
    OptionalDouble mean,
    OptionalDouble standardDeviation,
    int definedFolds,
    int folds) {

  static FoldMean of(Metric metric, Collection<Confusion> folds) {
    double[] values =
        folds.stream().map(metric::of).flatMapToDouble(OptionalDouble::stream).toArray();
    OptionalDouble mean = Arrays.stream(values).average();
    double squares = 0;
    for (double value : values) {
      squares += (value - mean.orElseThrow()) * (value - mean.orElseThrow());
    }
    OptionalDouble deviation =
        values.length < 2
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.sqrt(squares / (values.length - 1)));
    return new FoldMean(metric, mean, deviation, values.length, folds.size());
  }

  /**
   * The name in files.
   *
   * @return for example {@code "meanOfFoldsUf1"}
   */
  public String id() {
    String id = metric.id();
    return "meanOfFolds" + id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1);
  }
}
