package org.glimpse.evaluation;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The metrics of a confusion matrix, under the names that results carry. */
public enum Metric {
  /** Unweighted F1, see {@link Confusion#uf1}. */
  UF1("UF1") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      return confusion.uf1();
    }

    @Override
    String reason(Confusion confusion) {
      return classes(confusion, c -> confusion.f1(c).isEmpty(), "neither a clip nor a prediction");
    }
  },
  /** Unweighted average recall, see {@link Confusion#uar}. */
  UAR("UAR") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      return confusion.uar();
    }

    @Override
    String reason(Confusion confusion) {
      return classes(confusion, c -> confusion.recall(c).isEmpty(), "no clip");
    }
  },
  /** Accuracy, see {@link Confusion#accuracy}. */
  ACCURACY("accuracy") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      return confusion.accuracy();
    }

    @Override
    String reason(Confusion confusion) {
      return "there is no clip";
    }
  };

  private final String title;

  Metric(String title) {
    this.title = title;
  }

  /**
   * The value of the metric.
   *
   * @param confusion the counts
   * @return the value, or empty if it is undefined
   */
  public abstract OptionalDouble of(Confusion confusion);

  abstract String reason(Confusion confusion);

  /**
   * Why the metric has no value.
   *
   * @param confusion the counts
   * @return a clause such as {@code "class 'fear' has no clip"}, or empty if there is a value
   */
  public Optional<String> whyUndefined(Confusion confusion) {
    return of(confusion).isPresent() ? Optional.empty() : Optional.of(reason(confusion));
  }

  /**
   * The name in files.
   *
   * @return for example {@code "uf1"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The name in reports.
   *
   * @return for example {@code "UF1"}
   */
  public String title() {
    return title;
  }

  private static String classes(Confusion confusion, IntPredicate lacking, String what) {
    String names =
        IntStream.range(0, confusion.size())
            .filter(lacking)
            .mapToObj(c -> "'" + confusion.labels().label(c) + "'")
            .collect(Collectors.joining(", "));
    return "class " + names + " has " + what;
  }
}
