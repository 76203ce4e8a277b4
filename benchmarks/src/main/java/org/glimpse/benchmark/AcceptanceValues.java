package org.glimpse.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.glimpse.benchmark.AcceptanceTest.Runs;

/** What claims are about: differences between ways of training, seed by seed. */
final class AcceptanceValues {
  private AcceptanceValues() {}

  static Runs of(Map<String, Runs> runs, String arm) {
    return Optional.ofNullable(runs.get(arm)).orElseThrow();
  }

  /** How much more an arm reaches than another, by seed, in points of macro F1. */
  static Function<Map<String, Runs>, List<Double>> gain(String arm, String over) {
    return runs -> {
      List<Double> last = of(runs, arm).last();
      List<Double> base = of(runs, over).last();
      return IntStream.range(0, last.size())
          .mapToObj(i -> 100 * (last.get(i) - base.get(i)))
          .toList();
    };
  }

  /** How much more of something an arm has than another, by seed. */
  static Function<Map<String, Runs>, List<Double>> more(
      String what, String arm, String than, double unit) {
    return runs -> {
      List<Double> one = of(runs, arm).number(what);
      List<Double> other = of(runs, than).number(what);
      return IntStream.range(0, one.size())
          .mapToObj(i -> unit * (one.get(i) - other.get(i)))
          .toList();
    };
  }

  static Function<Map<String, Runs>, List<Double>> number(String what, String arm) {
    return runs -> of(runs, arm).number(what);
  }

  /** Half of one number less another, by seed. */
  static Function<Map<String, Runs>, List<Double>> halfLess(
      Function<Map<String, Runs>, List<Double>> halved,
      Function<Map<String, Runs>, List<Double>> whole) {
    return runs -> {
      List<Double> one = halved.apply(runs);
      List<Double> other = whole.apply(runs);
      return IntStream.range(0, one.size()).mapToObj(i -> one.get(i) / 2 - other.get(i)).toList();
    };
  }
}
