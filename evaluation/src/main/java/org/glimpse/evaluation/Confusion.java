package org.glimpse.evaluation;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.label.LabelSet;

/**
 * A confusion matrix and what follows from its counts; rows are the truth, columns the prediction.
 *
 * <p>Of class c, {@code TP = n(c, c)}, {@code FN} is the rest of row c and {@code FP} the rest of
 * column c. A ratio whose denominator is 0 is undefined and empty, never 0; a mean over classes is
 * undefined where one of its terms is. {@link Metric#whyUndefined} says why.
 *
 * <p>Source: UF1 and UAR as in the MEGC 2019 recognition challenge's guideline: counts are summed
 * over all folds first, so a metric of a pooled confusion is not a mean over folds.
 */
public final class Confusion {
  private final LabelSet labels;
  private final int[][] counts;

  private Confusion(LabelSet labels, int[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /**
   * A matrix of given counts.
   *
   * @param labels the label set of K classes
   * @param rows K rows of K counts of at least 0, rows = truth
   * @return the matrix
   * @throws IllegalArgumentException if the shape is not K × K or a count is negative
   */
  public static Confusion of(LabelSet labels, List<List<Integer>> rows) {
    int k = labels.size();
    Checks.argument(rows.size() == k, "there must be " + k + " rows but there are " + rows.size());
    int[][] counts = new int[k][];
    for (int t = 0; t < k; t++) {
      List<Integer> row = rows.get(t);
      Checks.argument(
          row.size() == k, "row " + t + " must have " + k + " counts but has " + row.size());
      counts[t] = row.stream().mapToInt(n -> Checks.atLeast("count", n, 0)).toArray();
    }
    return new Confusion(labels, counts);
  }

  /**
   * Counts clips.
   *
   * @param labels the label set
   * @param clips clips whose classes are of the set
   * @return the matrix
   * @throws IndexOutOfBoundsException if a class is not of the set
   */
  public static Confusion count(LabelSet labels, Iterable<EvaluatedClip> clips) {
    int k = labels.size();
    int[][] counts = new int[k][k];
    for (EvaluatedClip clip : clips) {
      counts[Checks.index("truth", clip.truth(), k)][
          Checks.index("prediction", clip.predicted(), k)]++;
    }
    return new Confusion(labels, counts);
  }

  /**
   * The sum of matrices: how folds are pooled.
   *
   * @param parts at least one matrix, all over the same labels
   * @return the sum of the counts
   * @throws IllegalArgumentException if there is none or the labels differ
   */
  public static Confusion sum(Collection<Confusion> parts) {
    Checks.argument(!parts.isEmpty(), "confusions must not be empty");
    LabelSet labels = parts.iterator().next().labels;
    int k = labels.size();
    int[][] sum = new int[k][k];
    for (Confusion part : parts) {
      Checks.argument(
          labels.labels().equals(part.labels.labels()),
          "labels must be " + labels.labels() + " but are " + part.labels.labels());
      for (int t = 0; t < k; t++) {
        for (int p = 0; p < k; p++) {
          sum[t][p] += part.counts[t][p];
        }
      }
    }
    return new Confusion(labels, sum);
  }

  /**
   * The sum of two matrices.
   *
   * @param other a matrix over the same labels
   * @return the sum of the counts
   * @throws IllegalArgumentException if the labels differ
   */
  public Confusion plus(Confusion other) {
    return sum(List.of(this, other));
  }

  /**
   * The label set.
   *
   * @return its labels name rows and columns
   */
  public LabelSet labels() {
    return labels;
  }

  /**
   * The number of classes, K.
   *
   * @return at least 1
   */
  public int size() {
    return counts.length;
  }

  /**
   * One count.
   *
   * @param truth the class index of the truth
   * @param predicted the class index of the prediction
   * @return the number of clips
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public int count(int truth, int predicted) {
    return counts[Checks.index("truth", truth, size())][
        Checks.index("prediction", predicted, size())];
  }

  /**
   * All counts.
   *
   * @return K rows (truth) of K counts (prediction)
   */
  public List<List<Integer>> rows() {
    return Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }

  /**
   * How many clips a class truly has: its row's sum, {@code TP + FN}.
   *
   * @param index the class index
   * @return at least 0
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public int support(int index) {
    return Arrays.stream(counts[Checks.index("class", index, size())]).sum();
  }

  /**
   * How often a class was predicted: its column's sum, {@code TP + FP}.
   *
   * @param index the class index
   * @return at least 0
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public int predicted(int index) {
    Checks.index("class", index, size());
    return Arrays.stream(counts).mapToInt(row -> row[index]).sum();
  }

  /**
   * The number of clips.
   *
   * @return the sum of all counts
   */
  public int total() {
    return IntStream.range(0, size()).map(this::support).sum();
  }

  /**
   * The number of clips predicted rightly.
   *
   * @return the sum of the diagonal
   */
  public int correct() {
    return IntStream.range(0, size()).map(c -> counts[c][c]).sum();
  }

  /**
   * Precision of a class, {@code TP / (TP + FP)}.
   *
   * @param index the class index
   * @return in [0, 1], or empty if the class was never predicted
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public OptionalDouble precision(int index) {
    return Ratios.of(count(index, index), predicted(index));
  }

  /**
   * Recall of a class, {@code TP / (TP + FN)}.
   *
   * @param index the class index
   * @return in [0, 1], or empty if the class has no clip
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public OptionalDouble recall(int index) {
    return Ratios.of(count(index, index), support(index));
  }

  /**
   * F1 of a class, {@code 2 TP / (2 TP + FP + FN)}: 0 where the class was never met, though it has
   * clips or was predicted.
   *
   * @param index the class index
   * @return in [0, 1], or empty if the class has neither a clip nor a prediction
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public OptionalDouble f1(int index) {
    return Ratios.of(2.0 * count(index, index), support(index) + predicted(index));
  }

  /**
   * Unweighted F1: the mean of the classes' {@link #f1}.
   *
   * @return in [0, 1], or empty if a class has neither a clip nor a prediction
   */
  public OptionalDouble uf1() {
    return meanOverClasses(this::f1);
  }

  /**
   * Unweighted average recall: the mean of the classes' {@link #recall}.
   *
   * @return in [0, 1], or empty if a class has no clip
   */
  public OptionalDouble uar() {
    return meanOverClasses(this::recall);
  }

  /**
   * Accuracy: the share of clips predicted rightly.
   *
   * @return in [0, 1], or empty if there is no clip
   */
  public OptionalDouble accuracy() {
    return Ratios.of(correct(), total());
  }

  private OptionalDouble meanOverClasses(IntFunction<OptionalDouble> metric) {
    return Ratios.mean(IntStream.range(0, size()).mapToObj(metric).toList());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Confusion that
        && labels.equals(that.labels)
        && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(labels, Arrays.deepHashCode(counts));
  }

  /**
   * The counts as they are written.
   *
   * @return for example {@code "[a, b] [[3, 1], [0, 2]]"}
   */
  @Override
  public String toString() {
    return labels.labels() + " " + Arrays.deepToString(counts);
  }
}
