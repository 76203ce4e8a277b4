package org.glimpse.evaluation.audit;

import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Numbers and lists as findings write them. */
final class Wording {
  private static final int NAMED = 3;

  private Wording() {}

  /** Four decimals, or "undefined". */
  static String value(OptionalDouble value) {
    return value.isEmpty() ? "undefined" : String.format(Locale.ROOT, "%.4f", value.getAsDouble());
  }

  /** The first three names and how many more there are. */
  static String names(Collection<?> names) {
    String first =
        names.stream().limit(NAMED).map(Object::toString).collect(Collectors.joining(", "));
    return names.size() <= NAMED ? first : first + " and " + (names.size() - NAMED) + " more";
  }

  /** The verb of so many. */
  static String have(long count) {
    return count == 1 ? " has" : " have";
  }

  /** A number with its noun, the plural formed by an s. */
  static String count(long count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
