package org.glimpse.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.glimpse.core.Checks;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;

/**
 * Confidence intervals of the precision, recall and F1 of one class, by resampling whole subjects.
 *
 * <p>An interval is empty where {@link Bootstrap#interval} has none: fewer than two subjects, or a
 * metric that is undefined here or in most resamples.
 */
public final class ClassIntervals {
  private final List<Counts> subjects;
  private final Bootstrap bootstrap;

  /** What one subject adds to a class: right, true and predicted clips. */
  private record Counts(int right, int truth, int predicted) {}

  private ClassIntervals(List<Counts> subjects, Bootstrap bootstrap) {
    this.subjects = subjects;
    this.bootstrap = bootstrap;
  }

  /**
   * The intervals of a class.
   *
   * @param evaluation the evaluation
   * @param index the class index
   * @param bootstrap how to resample
   * @return its intervals, each computed when it is asked for
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public static ClassIntervals of(Evaluation evaluation, int index, Bootstrap bootstrap) {
    Checks.index("class", index, evaluation.labels().size());
    return new ClassIntervals(
        evaluation.bySubject().values().stream()
            .map(Evaluation::pooled)
            .map(
                counts ->
                    new Counts(
                        counts.count(index, index), counts.support(index), counts.predicted(index)))
            .toList(),
        bootstrap);
  }

  /**
   * The interval of {@link Confusion#precision}.
   *
   * @return the interval, if there is one
   */
  public Optional<Interval> precision() {
    return interval(sum -> Ratios.of(sum.right(), sum.predicted()));
  }

  /**
   * The interval of {@link Confusion#recall}.
   *
   * @return the interval, if there is one
   */
  public Optional<Interval> recall() {
    return interval(sum -> Ratios.of(sum.right(), sum.truth()));
  }

  /**
   * The interval of {@link Confusion#f1}.
   *
   * @return the interval, if there is one
   */
  public Optional<Interval> f1() {
    return interval(sum -> Ratios.of(2.0 * sum.right(), sum.truth() + sum.predicted()));
  }

  private Optional<Interval> interval(Function<Counts, OptionalDouble> metric) {
    return bootstrap.interval(subjects, sample -> metric.apply(sum(sample)));
  }

  private static Counts sum(List<Counts> sample) {
    int right = 0;
    int truth = 0;
    int predicted = 0;
    for (Counts one : sample) {
      right += one.right();
      truth += one.truth();
      predicted += one.predicted();
    }
    return new Counts(right, truth, predicted);
  }
}
