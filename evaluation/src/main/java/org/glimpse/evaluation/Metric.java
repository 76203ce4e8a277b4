package org.glimpse.evaluation;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
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
  /** Accuracy, see {@link Confusion#accuracy}; the same number as {@link #WAR}. */
  ACCURACY("accuracy") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      return confusion.accuracy();
    }

    @Override
    String reason(Confusion confusion) {
      return NO_CLIP;
    }
  },
  /**
   * Weighted average recall, {@code sum of n_c / n * recall_c} over the classes that have clips;
   * algebra makes it the accuracy.
   */
  WAR("WAR") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      return weighted(confusion, confusion::recall);
    }

    @Override
    String reason(Confusion confusion) {
      return NO_CLIP;
    }
  },
  /** The mean of the classes' precision. */
  MACRO_PRECISION("macro precision") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      return mean(confusion, confusion::precision);
    }

    @Override
    String reason(Confusion confusion) {
      return classes(confusion, c -> confusion.predicted(c) == 0, "no prediction");
    }
  },
  /** The mean of the classes' F1 weighted by their number of clips, {@code n_c / n}. */
  WEIGHTED_F1("weighted F1") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      return weighted(confusion, confusion::f1);
    }

    @Override
    String reason(Confusion confusion) {
      return NO_CLIP;
    }
  },
  /**
   * Matthews' correlation for K classes: {@code (n s - sum p_c t_c) / sqrt((n^2 - sum p_c^2) (n^2 -
   * sum t_c^2))} with n clips, s of them right, t_c clips and p_c predictions of class c; in [-1,
   * 1].
   */
  MCC("MCC") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      double n = confusion.total();
      double spreadOfPredictions = n * n - sum(confusion, c -> square(confusion.predicted(c)));
      double spreadOfTruth = n * n - sum(confusion, c -> square(confusion.support(c)));
      return Ratios.of(
          n * confusion.correct() - chance(confusion),
          Math.sqrt(spreadOfPredictions * spreadOfTruth));
    }

    @Override
    String reason(Confusion confusion) {
      return confusion.total() == 0 ? NO_CLIP : "all clips or all predictions are of one class";
    }
  },
  /**
   * Cohen's kappa: {@code (a - e) / (1 - e)} with accuracy a and chance agreement {@code e = sum
   * p_c t_c / n^2}; in [-1, 1].
   */
  KAPPA("kappa") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      double n = confusion.total();
      double chance = chance(confusion);
      return Ratios.of(n * confusion.correct() - chance, n * n - chance);
    }

    @Override
    String reason(Confusion confusion) {
      return confusion.total() == 0
          ? NO_CLIP
          : "all clips and all predictions are of the same class";
    }
  },
  /**
   * The mean F1 of those classes that have a clip or a prediction: what several libraries call
   * macro F1. It rises when a class is left out, so it is no substitute for {@link #UF1}.
   */
  PRESENT_F1("F1 over present classes") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      return meanOfPresent(confusion, confusion::f1);
    }

    @Override
    String reason(Confusion confusion) {
      return NO_CLIP;
    }
  },
  /** The mean recall of those classes that have a clip; no substitute for {@link #UAR}. */
  PRESENT_RECALL("recall over present classes") {
    @Override
    public OptionalDouble of(Confusion confusion) {
      return meanOfPresent(confusion, confusion::recall);
    }

    @Override
    String reason(Confusion confusion) {
      return NO_CLIP;
    }
  };

  private static final String NO_CLIP = "there is no clip";

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
   * @return for example {@code "uf1"} or {@code "weightedF1"}
   */
  public String id() {
    StringBuilder id = new StringBuilder();
    for (String word : name().toLowerCase(Locale.ROOT).split("_", -1)) {
      id.append(
          id.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return id.toString();
  }

  /**
   * The name in reports.
   *
   * @return for example {@code "UF1"}
   */
  public String title() {
    return title;
  }

  private static double square(double value) {
    return value * value;
  }

  private static double sum(Confusion confusion, IntToDoubleFunction term) {
    return IntStream.range(0, confusion.size()).mapToDouble(term).sum();
  }

  private static double chance(Confusion confusion) {
    return sum(confusion, c -> (double) confusion.predicted(c) * confusion.support(c));
  }

  private static OptionalDouble mean(Confusion confusion, IntFunction<OptionalDouble> metric) {
    return Ratios.mean(IntStream.range(0, confusion.size()).mapToObj(metric).toList());
  }

  private static OptionalDouble meanOfPresent(
      Confusion confusion, IntFunction<OptionalDouble> metric) {
    return IntStream.range(0, confusion.size())
        .mapToObj(metric)
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }

  private static OptionalDouble weighted(Confusion confusion, IntFunction<OptionalDouble> metric) {
    return Ratios.of(
        sum(confusion, c -> confusion.support(c) * metric.apply(c).orElse(0)), confusion.total());
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
