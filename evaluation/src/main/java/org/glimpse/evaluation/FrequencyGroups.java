package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelCounts;

/**
 * The classes in three groups by how many training clips they have, as long-tailed recognition
 * reports them: the head, the tail, and what is between.
 *
 * <p>A third of the classes each, rounded down but at least one, are head and tail; the medium
 * group has the others and is empty with two classes. Classes of equal counts keep their order.
 * Common practice with thousands of clips a class cuts at 100 and 20 clips; corpora of
 * micro-expressions are too small for that.
 *
 * @param head class indices, the most frequent first
 * @param medium class indices, possibly none
 * @param tail class indices, the rarest last
 */
public record FrequencyGroups(List<Integer> head, List<Integer> medium, List<Integer> tail) {
  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there is no head or no tail
   */
  public FrequencyGroups {
    head = Checks.notEmpty("head", head);
    medium = List.copyOf(medium);
    tail = Checks.notEmpty("tail", tail);
  }

  /**
   * The groups of training counts.
   *
   * @param counts clips of each class, at least two classes
   * @return the groups
   * @throws IllegalArgumentException if there is one class only
   */
  public static FrequencyGroups of(LabelCounts counts) {
    int classes = Checks.atLeast("classes", counts.size(), 2);
    List<Integer> byCount =
        IntStream.range(0, classes)
            .boxed()
            .sorted(Comparator.comparingInt(c -> -counts.count(c)))
            .toList();
    int third = Math.max(1, classes / 3);
    return new FrequencyGroups(
        byCount.subList(0, third),
        byCount.subList(third, classes - third),
        byCount.subList(classes - third, classes));
  }

  /**
   * The mean recall of the classes of a group.
   *
   * @param confusion the counts
   * @param group class indices, such as {@link #tail}
   * @return in [0, 1]; empty where the group has no class with a tested clip
   */
  public static OptionalDouble recall(Confusion confusion, List<Integer> group) {
    List<Double> recalls = new ArrayList<>();
    for (int c : group) {
      confusion.recall(c).ifPresent(recalls::add);
    }
    return recalls.stream().mapToDouble(Double::doubleValue).average();
  }
}
