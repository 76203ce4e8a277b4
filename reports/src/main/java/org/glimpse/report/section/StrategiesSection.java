package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import org.glimpse.core.Checks;
import org.glimpse.core.clip.SubjectId;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;
import org.glimpse.evaluation.MismatchException;
import org.glimpse.evaluation.MultipleComparison;
import org.glimpse.evaluation.PairedComparison;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Holm;
import org.glimpse.evaluation.statistics.TestResult;
import org.glimpse.report.chart.CriticalDifferenceChart;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Section;
import org.glimpse.report.document.Table;

/**
 * Strategies, such as samplers, run with the same folds and seeds: metrics with intervals over
 * subjects, paired tests with Holm's correction, ranks, and what is and is not significant in a
 * sentence.
 */
public final class StrategiesSection implements Section {
  private static final double ALPHA = 0.05;

  private final String what;
  private final Map<String, List<Evaluation>> runs;
  private final Map<String, Map<String, Cell>> extra;
  private final String where;
  private final MultipleComparison comparison;

  private StrategiesSection(
      String what,
      Map<String, List<Evaluation>> runs,
      Map<String, Map<String, Cell>> extra,
      String where) {
    this.what = what;
    this.where = where;
    this.runs = new LinkedHashMap<>(runs);
    this.extra = new LinkedHashMap<>(extra);
    this.comparison = MultipleComparison.overSubjects(runs);
  }

  /**
   * A comparison of strategies.
   *
   * @param what what differs, one word such as {@code "sampler"}
   * @param runs evaluations by name of strategy, one a seed; all of the same clips
   * @return the section
   * @throws IllegalArgumentException if there are fewer than two strategies or subjects, or they
   *     were tested on different subjects
   */
  public static StrategiesSection of(String what, Map<String, List<Evaluation>> runs) {
    return new StrategiesSection(Checks.notBlank("what", what), runs, Map.of(), "");
  }

  /**
   * This section with one more column of numbers.
   *
   * @param column its heading
   * @param cells a cell by name of strategy; a strategy without one gets a dash
   * @return a copy
   */
  public StrategiesSection withColumn(String column, Map<String, Cell> cells) {
    Map<String, Map<String, Cell>> more = new LinkedHashMap<>(extra);
    more.put(column, Map.copyOf(cells));
    return new StrategiesSection(what, runs, more, where);
  }

  /**
   * This section about one of several corpora.
   *
   * @param corpus its name, which goes into the title
   * @return a copy
   */
  public StrategiesSection on(String corpus) {
    return new StrategiesSection(what, runs, extra, " on " + corpus);
  }

  @Override
  public String title() {
    return "Comparison by " + what + where;
  }

  /**
   * What is and what is not significant.
   *
   * @return plain sentences
   */
  public String conclusion() {
    List<String> significant = new ArrayList<>();
    List<String> not = new ArrayList<>();
    List<Double> ranks = comparison.friedman().averageRanks();
    for (MultipleComparison.PairTest pair : comparison.pairs()) {
      double first = ranks.get(comparison.names().indexOf(pair.first()));
      double second = ranks.get(comparison.names().indexOf(pair.second()));
      String better = first <= second ? pair.first() : pair.second();
      String worse = first <= second ? pair.second() : pair.first();
      String p = " (" + Words.p(pair.adjustedP()) + ")";
      if (pair.significant(ALPHA)) {
        significant.add(better + " is better than " + worse + p);
      } else {
        not.add(pair.first() + " and " + pair.second() + p);
      }
    }
    String subjects = "over " + Words.count(comparison.subjects().size(), "subject");
    if (significant.isEmpty()) {
      return String.format(
          Locale.ROOT,
          "No %s is significantly better than another %s: the smallest p-value after Holm's"
              + " correction is %.3f, and the level is %.2f.",
          what,
          subjects,
          comparison.pairs().stream()
              .mapToDouble(MultipleComparison.PairTest::adjustedP)
              .min()
              .orElse(1),
          ALPHA);
    }
    return "Significant "
        + subjects
        + " after Holm's correction: "
        + Words.list(significant)
        + "."
        + (not.isEmpty() ? "" : " Not significant: " + String.join("; ", not) + ".");
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.Paragraph.lead(conclusion()));
    blocks.add(metrics());
    blocks.add(recalls());
    blocks.add(
        Block.Figures.of(
            CriticalDifferenceChart.of(
                "critical-difference",
                comparison.names(),
                comparison.friedman().averageRanks(),
                comparison.friedman().criticalDifference(ALPHA)),
            String.format(
                Locale.ROOT,
                "Average ranks of the subjects' accuracies, 1 is best. A bar joins what does not"
                    + " differ at the level %.2f by Nemenyi's test, which takes subjects for"
                    + " independent, though those of a fold share a model: the bars show the order"
                    + " and are no claim. Friedman's test that all are alike, by exchanging names in"
                    + " whole folds: %s, %s",
                ALPHA,
                Words.p(comparison.allAlike().pValue()),
                comparison.allAlike().pValue() < ALPHA
                    ? "so not all are alike."
                    : "which does not show that they differ.")));
    blocks.add(pairs());
    return blocks;
  }

  private Table metrics() {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text(what)));
    for (Metric metric : MetricsTable.MAIN) {
      columns.add(Table.Column.number(metric.title()));
      columns.add(Table.Column.text("95 %"));
    }
    extra.keySet().forEach(column -> columns.add(Table.Column.number(column)));
    List<List<Cell>> rows = new ArrayList<>();
    runs.forEach(
        (name, evaluations) -> {
          List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
          List<List<Confusion>> units = units(evaluations);
          for (Metric metric : MetricsTable.MAIN) {
            row.add(Cell.ratio(mean(units, metric), ""));
            row.add(
                Cell.of(
                    Bootstrap.withDefaults()
                        .interval(units, sample -> mean(sample, metric))
                        .map(i -> String.format(Locale.ROOT, "%.3f–%.3f", i.lower(), i.upper()))
                        .orElse(Cell.NONE)));
          }
          extra.values().forEach(cells -> row.add(cells.getOrDefault(name, Cell.of(Cell.NONE))));
          rows.add(row);
        });
    int seeds = runs.values().iterator().next().size();
    return new Table(
        "Means over "
            + Words.count(seeds, "seed")
            + " of metrics from counts summed over all folds, with intervals from resampling"
            + " subjects."
            + undefined(),
        columns,
        rows);
  }

  /** Why metrics of some strategy have no value, each reason once. */
  private String undefined() {
    Map<String, List<String>> byReason = new LinkedHashMap<>();
    for (Metric metric : MetricsTable.MAIN) {
      Set<String> reasons = new LinkedHashSet<>();
      runs.values()
          .forEach(run -> run.forEach(e -> e.whyUndefined(metric).ifPresent(reasons::add)));
      reasons.forEach(
          reason -> byReason.computeIfAbsent(reason, r -> new ArrayList<>()).add(metric.title()));
    }
    StringBuilder text = new StringBuilder();
    byReason.forEach(
        (reason, metrics) ->
            text.append(" No ")
                .append(Words.list(metrics))
                .append(": ")
                .append(reason)
                .append('.'));
    return text.toString();
  }

  private Table recalls() {
    LabelSet labels = runs.values().iterator().next().get(0).labels();
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text(what)));
    labels.labels().forEach(label -> columns.add(Table.Column.number(label)));
    List<List<Cell>> rows = new ArrayList<>();
    runs.forEach(
        (name, evaluations) -> {
          Confusion sum = Confusion.sum(evaluations.stream().map(Evaluation::pooled).toList());
          List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
          for (int c = 0; c < labels.size(); c++) {
            row.add(Cell.ratio(sum.recall(c), ""));
          }
          rows.add(row);
        });
    return new Table(
        "Recall of each class, from counts summed over seeds; a dash where no clip of the class was"
            + " tested.",
        columns,
        rows);
  }

  private Table pairs() {
    List<TestResult> mcnemar = new ArrayList<>();
    for (MultipleComparison.PairTest pair : comparison.pairs()) {
      try {
        mcnemar.add(
            PairedComparison.of(first(pair.first()), first(pair.second())).mcnemarOverClips());
      } catch (MismatchException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
    List<Double> adjusted = Holm.adjust(mcnemar.stream().map(TestResult::pValue).toList());
    List<List<Cell>> rows = new ArrayList<>();
    for (int i = 0; i < mcnemar.size(); i++) {
      MultipleComparison.PairTest pair = comparison.pairs().get(i);
      rows.add(
          List.of(
              Cell.of(pair.first()),
              Cell.of(pair.second()),
              Words.pCell(pair.wilcoxon().pValue()),
              Words.pCell(pair.adjustedP()),
              Words.pCell(mcnemar.get(i).pValue()),
              Words.pCell(adjusted.get(i))));
    }
    return new Table(
        "Paired tests: Wilcoxon's signed ranks of the subjects' accuracies, averaged over seeds, on"
            + " which the sentence above rests; and McNemar's over clips of the first seed, which"
            + " takes clips of one subject for independent and so finds differences too easily.",
        List.of(
            Table.Column.text("first"),
            Table.Column.text("second"),
            Table.Column.number("Wilcoxon p"),
            Table.Column.number("after Holm"),
            Table.Column.number("McNemar p"),
            Table.Column.number("after Holm ")),
        rows);
  }

  private Evaluation first(String name) {
    return java.util.Objects.requireNonNull(runs.get(name)).get(0);
  }

  /** The counts of each subject, one a seed. */
  private static List<List<Confusion>> units(List<Evaluation> evaluations) {
    List<List<Confusion>> units = new ArrayList<>();
    List<SortedMap<SubjectId, Evaluation>> bySeed =
        evaluations.stream().map(Evaluation::bySubject).toList();
    for (SubjectId subject : bySeed.get(0).keySet()) {
      units.add(
          bySeed.stream()
              .map(seed -> java.util.Objects.requireNonNull(seed.get(subject)).pooled())
              .toList());
    }
    return units;
  }

  private static OptionalDouble mean(List<List<Confusion>> units, Metric metric) {
    double sum = 0;
    int seeds = units.get(0).size();
    for (int s = 0; s < seeds; s++) {
      int seed = s;
      OptionalDouble value =
          metric.of(Confusion.sum(units.stream().map(unit -> unit.get(seed)).toList()));
      if (value.isEmpty()) {
        return value;
      }
      sum += value.getAsDouble();
    }
    return OptionalDouble.of(sum / seeds);
  }
}
