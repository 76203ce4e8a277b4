package org.glimpse.evaluation.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;

/** Holm's correction for many tests. */
public final class Holm {
  private Holm() {}

  /**
   * P-values that keep the chance of any false rejection below the level at which they are read.
   *
   * <p>The i-th smallest of m p-values (i from 0) becomes {@code max(previous, min(1, (m - i) p))}.
   *
   * @param pValues p-values in [0, 1]
   * @return adjusted p-values in the same order
   * @throws IllegalArgumentException if a p-value is not in [0, 1]
   */
  public static List<Double> adjust(List<Double> pValues) {
    int m = pValues.size();
    pValues.forEach(p -> Checks.inRange("p-value", p, 0, 1));
    List<Integer> ascending =
        IntStream.range(0, m).boxed().sorted(Comparator.comparing(pValues::get)).toList();
    Double[] adjusted = new Double[m];
    double previous = 0;
    for (int i = 0; i < m; i++) {
      previous = Math.max(previous, Math.min(1, (m - i) * pValues.get(ascending.get(i))));
      adjusted[ascending.get(i)] = previous;
    }
    return Arrays.asList(adjusted);
  }
}
