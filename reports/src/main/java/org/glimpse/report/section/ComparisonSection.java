package org.glimpse.report.section;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.glimpse.core.Checks;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;
import org.glimpse.evaluation.MismatchException;
import org.glimpse.evaluation.PairedComparison;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;
import org.glimpse.report.chart.ChartTheme;
import org.glimpse.report.chart.RatioBars;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Section;

/**
 * Several evaluations side by side, such as samplers, models or imbalance strategies, with
 * baselines: bars, a table, which has the highest UF1, and whether its lead on the next may be
 * chance.
 */
public final class ComparisonSection implements Section {
  private final String title;
  private final String what;
  private final List<NamedEvaluation> rows;
  private final List<NamedEvaluation> baselines;
  private final List<String> remarks;

  private ComparisonSection(
      String title,
      String what,
      List<NamedEvaluation> rows,
      List<NamedEvaluation> baselines,
      List<String> remarks) {
    this.title = title;
    this.what = what;
    this.rows = List.copyOf(rows);
    this.baselines = List.copyOf(baselines);
    this.remarks = List.copyOf(remarks);
  }

  /**
   * A comparison.
   *
   * @param title the heading
   * @param what what differs between the rows, one word such as {@code "sampler"}
   * @param rows at least one, with names that differ
   * @return the section
   * @throws IllegalArgumentException if there is no row or a name occurs twice
   */
  public static ComparisonSection of(String title, String what, List<NamedEvaluation> rows) {
    Checks.notEmpty("rows of the comparison", rows);
    return new ComparisonSection(title, what, rows, List.of(), List.of()).checked();
  }

  /**
   * This comparison with a row for comparison only.
   *
   * @param baseline what it does, and its evaluation
   * @return a copy
   * @throws IllegalArgumentException if the name occurs already
   */
  public ComparisonSection withBaseline(NamedEvaluation baseline) {
    List<NamedEvaluation> more = new ArrayList<>(baselines);
    more.add(baseline);
    return new ComparisonSection(title, what, rows, more, remarks).checked();
  }

  /**
   * This comparison with a remark under its table, such as the outcome of a test in words.
   *
   * @param remark plain text
   * @return a copy
   */
  public ComparisonSection withRemark(String remark) {
    List<String> more = new ArrayList<>(remarks);
    more.add(remark);
    return new ComparisonSection(title, what, rows, baselines, more);
  }

  private ComparisonSection checked() {
    long names = all().stream().map(NamedEvaluation::name).distinct().count();
    Checks.argument(
        names == all().size(),
        "names of a comparison must differ but are "
            + all().stream().map(NamedEvaluation::name).toList());
    return this;
  }

  private List<NamedEvaluation> all() {
    List<NamedEvaluation> all = new ArrayList<>(rows);
    all.addAll(baselines);
    return all;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    best().ifPresent(text -> blocks.add(Block.Paragraph.lead(text)));
    blocks.add(
        Block.Figures.of(
            bars(),
            "UF1, UAR and accuracy of each "
                + what
                + (baselines.isEmpty() ? "" : ", baselines in gray")
                + ". All come from counts summed over all folds."));
    blocks.add(MetricsTable.byEvaluation(caption(), what, all()));
    remarks.forEach(remark -> blocks.add(Block.Paragraph.note(remark)));
    return blocks;
  }

  private String caption() {
    return Words.count(rows.size(), what)
        + (baselines.isEmpty() ? "" : " and " + Words.count(baselines.size(), "baseline"))
        + " side by side.";
  }

  private Optional<String> best() {
    List<NamedEvaluation> ranked =
        rows.stream()
            .filter(row -> row.evaluation().uf1().isPresent())
            .sorted(
                Comparator.comparingDouble(
                        (NamedEvaluation row) -> row.evaluation().uf1().orElseThrow())
                    .reversed())
            .toList();
    if (ranked.size() < 2) {
      return Optional.empty();
    }
    double first = ranked.get(0).evaluation().uf1().orElseThrow();
    double second = ranked.get(1).evaluation().uf1().orElseThrow();
    String difference = String.format(Locale.ROOT, "%.3f", first - second);
    if (difference.equals("0.000")) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "%s and %s have the same UF1, %.3f%s.",
              ranked.get(0).name(),
              ranked.get(1).name(),
              first,
              ranked.size() > 2 ? ", and no other has a higher one" : ""));
    }
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s has the highest UF1, %.3f, which is %s above %s. %s",
            ranked.get(0).name(),
            first,
            difference,
            ranked.get(1).name(),
            certainty(ranked.get(0).evaluation(), ranked.get(1).evaluation())));
  }

  /** Whether a difference may be chance, in a sentence. */
  private static String certainty(Evaluation first, Evaluation second) {
    Optional<Interval> interval;
    try {
      interval =
          first.labels().labels().equals(second.labels().labels())
              ? PairedComparison.of(first, second)
                  .interval(Metric.UF1::of, Bootstrap.withDefaults())
              : Optional.empty();
    } catch (MismatchException e) {
      interval = Optional.empty();
    }
    return interval
        .map(ComparisonSection::certainty)
        .orElse("Whether that may be chance cannot be said: they do not share clips and subjects.");
  }

  private static String certainty(Interval interval) {
    return String.format(
        Locale.ROOT,
        "The %.0f%% interval of the difference, from resampling subjects, is %.3f to %.3f, so it %s.",
        100 * interval.level(),
        interval.lower(),
        interval.upper(),
        interval.contains(0) ? "may be chance" : "is not explained by chance alone");
  }

  private RatioBars bars() {
    List<RatioBars.Category> categories = new ArrayList<>();
    Color gray = new Color(0x6e7781);
    rows.forEach(row -> categories.add(new RatioBars.Category(row.name(), ChartTheme.color(0))));
    baselines.forEach(row -> categories.add(new RatioBars.Category(row.name(), gray)));
    List<RatioBars.Measure> measures =
        MetricsTable.MAIN.stream()
            .map(
                metric ->
                    new RatioBars.Measure(
                        metric.title(),
                        all().stream().map(row -> row.evaluation().metric(metric)).toList()))
            .toList();
    return RatioBars.of("comparison", categories, measures);
  }
}
