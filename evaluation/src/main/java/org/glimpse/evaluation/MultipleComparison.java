package org.glimpse.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.glimpse.core.Checks;
import org.glimpse.core.Seeds;
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
 * @param allAlike Friedman's test that all strategies are alike, by exchanging their names in whole
 *     folds, since the subjects of a fold were tested by the same model; where the evaluations do
 *     not share their folds, subject by subject
 * @param pairs every pair of strategies, the earlier name first
 */
public record MultipleComparison(
    List<String> names,
    List<SubjectId> subjects,
    Friedman friedman,
    TestResult allAlike,
    List<PairTest> pairs) {
  private static final long SEED = 20_090_413;

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
    Friedman friedman = Friedman.of(rows);
    List<Integer> folds = folds(runs.values().stream().flatMap(List::stream).toList(), subjects);
    return new MultipleComparison(
        names,
        subjects,
        friedman,
        friedman.test(folds, Seeds.generator(SEED, "Friedman")),
        pairs(names, columns));
  }

  /**
   * The number of each subject's fold; each has its own where evaluations differ in their folds.
   */
  private static List<Integer> folds(List<Evaluation> evaluations, List<SubjectId> subjects) {
    List<List<Integer>> all = evaluations.stream().map(e -> folds(e, subjects)).distinct().toList();
    return all.size() == 1 ? all.get(0) : IntStream.range(0, subjects.size()).boxed().toList();
  }

  private static List<Integer> folds(Evaluation evaluation, List<SubjectId> subjects) {
    Map<SubjectId, String> names = new HashMap<>();
    evaluation.clips().forEach(clip -> names.put(clip.clip().subject(), clip.fold()));
    List<String> folds = subjects.stream().map(s -> Objects.requireNonNull(names.get(s))).toList();
    return folds.stream().map(folds::indexOf).toList();
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
