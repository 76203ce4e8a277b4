package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.evaluation.statistics.Friedman;
import org.glimpse.evaluation.statistics.Holm;
import org.glimpse.evaluation.statistics.PairedTests;
import org.glimpse.evaluation.statistics.TestResult;

/**
 * Several strategies on the same subjects: ranks, and each pair tested with Holm's correction.
 *
 * @param names the strategies, at least two
 * @param subjects the subjects in their natural order, at least two
 * @param friedman the ranks of the subjects' accuracies; treatments are the strategies in order
 * @param pairs every pair of strategies, the earlier name first
 */
public record MultipleComparison(
    List<String> names, List<SubjectId> subjects, Friedman friedman, List<PairTest> pairs) {
  /** Copies the lists. */
  public MultipleComparison {
    names = List.copyOf(names);
    subjects = List.copyOf(subjects);
    pairs = List.copyOf(pairs);
  }

  /**
   * A pair of strategies.
   *
   * @param first the name of a strategy
   * @param second the name of another
   * @param wilcoxon the test of the subjects' accuracies, first against second
   * @param adjustedP its p-value after Holm's correction over all pairs
   */
  public record PairTest(String first, String second, TestResult wilcoxon, double adjustedP) {
    /**
     * Whether the strategies differ.
     *
     * @param alpha the level of significance
     * @return true if the adjusted p-value is below it
     */
    public boolean significant(double alpha) {
      return adjustedP < alpha;
    }
  }

  /**
   * Compares strategies by the accuracy of each subject, averaged over repetitions.
   *
   * @param runs evaluations by name of strategy, one a repetition (seed); all of the same subjects
   * @return the comparison
   * @throws IllegalArgumentException if there are fewer than two strategies or subjects, a strategy
   *     has no evaluation, or the subjects differ
   */
  public static MultipleComparison overSubjects(Map<String, List<Evaluation>> runs) {
    Checks.atLeast("strategies", runs.size(), 2);
    Map<String, SortedMap<SubjectId, Double>> accuracies = new LinkedHashMap<>();
    runs.forEach((name, evaluations) -> accuracies.put(name, accuracies(name, evaluations)));
    List<String> names = List.copyOf(accuracies.keySet());
    List<List<Double>> columns = new ArrayList<>();
    List<SubjectId> subjects = List.of();
    for (Map.Entry<String, SortedMap<SubjectId, Double>> entry : accuracies.entrySet()) {
      List<SubjectId> own = List.copyOf(entry.getValue().keySet());
      Checks.argument(
          columns.isEmpty() || own.equals(subjects),
          "subjects must be the same but those of " + entry.getKey() + " are not those before it");
      subjects = own;
      columns.add(List.copyOf(entry.getValue().values()));
    }
    List<List<Double>> rows = new ArrayList<>();
    for (int s = 0; s < subjects.size(); s++) {
      int row = s;
      rows.add(columns.stream().map(column -> column.get(row)).toList());
    }
    return new MultipleComparison(names, subjects, Friedman.of(rows), pairs(names, columns));
  }

  private static List<PairTest> pairs(List<String> names, List<List<Double>> columns) {
    List<PairTest> raw = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        TestResult test = PairedTests.wilcoxon(columns.get(i), columns.get(j));
        raw.add(new PairTest(names.get(i), names.get(j), test, test.pValue()));
      }
    }
    List<Double> adjusted = Holm.adjust(raw.stream().map(PairTest::adjustedP).toList());
    List<PairTest> pairs = new ArrayList<>();
    for (int i = 0; i < raw.size(); i++) {
      PairTest pair = raw.get(i);
      pairs.add(new PairTest(pair.first(), pair.second(), pair.wilcoxon(), adjusted.get(i)));
    }
    return pairs;
  }

  private static SortedMap<SubjectId, Double> accuracies(
      String name, List<Evaluation> evaluations) {
    SortedMap<SubjectId, List<Double>> values = new TreeMap<>();
    for (Evaluation evaluation : Checks.notEmpty("evaluations of " + name, evaluations)) {
      evaluation
          .bySubject()
          .forEach(
              (subject, part) ->
                  values
                      .computeIfAbsent(subject, s -> new ArrayList<>())
                      .add(part.accuracy().orElseThrow()));
    }
    SortedMap<SubjectId, Double> means = new TreeMap<>();
    values.forEach(
        (subject, all) -> {
          Checks.argument(
              all.size() == evaluations.size(),
              "subject " + subject + " must be in every evaluation of " + name);
          means.put(subject, all.stream().mapToDouble(a -> a).average().orElseThrow());
        });
    return means;
  }
}
