package org.glimpse.core.label;

import java.util.List;
import java.util.OptionalDouble;
import org.glimpse.core.Checks;

/**
 * How many training clips each class has: all that an imbalance strategy may see.
 *
 * @param labels the label set
 * @param counts one count a class, at least 0 each, at least 1 in total
 */
public record LabelCounts(LabelSet labels, List<Integer> counts) {
  /**
   * Checks and copies the counts.
   *
   * @throws IllegalArgumentException if the lengths differ, a count is negative or all are 0
   */
  public LabelCounts {
    counts = List.copyOf(counts);
    Checks.argument(
        counts.size() == labels.size(),
        "there must be " + labels.size() + " counts but there are " + counts.size());
    long total = 0;
    for (int count : counts) {
      total += Checks.atLeast("count", count, 0);
    }
    Checks.atLeast("total count", total, 1L);
  }

  /**
   * Counts class indices.
   *
   * @param labels the label set
   * @param indices class indices, at least one
   * @return the counts
   * @throws IndexOutOfBoundsException if an index is no class
   */
  public static LabelCounts of(LabelSet labels, List<Integer> indices) {
    Integer[] counts = new Integer[labels.size()];
    java.util.Arrays.fill(counts, 0);
    for (int index : indices) {
      counts[Checks.index("class index", index, labels.size())]++;
    }
    return new LabelCounts(labels, List.of(counts));
  }

  /**
   * The count of a class.
   *
   * @param index the class index
   * @return at least 0
   */
  public int count(int index) {
    return counts.get(Checks.index("class index", index, counts.size()));
  }

  /**
   * The number of classes, K.
   *
   * @return at least 1
   */
  public int size() {
    return counts.size();
  }

  /**
   * The number of clips.
   *
   * @return at least 1
   */
  public int total() {
    return counts.stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * The largest count over the smallest.
   *
   * @return at least 1, or empty if a class has no clip
   */
  public OptionalDouble imbalanceRatio() {
    int max = counts.stream().mapToInt(Integer::intValue).max().orElse(0);
    int min = counts.stream().mapToInt(Integer::intValue).min().orElse(0);
    return min == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) max / min);
  }
}
