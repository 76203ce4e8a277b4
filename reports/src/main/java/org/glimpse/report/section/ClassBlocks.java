package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.glimpse.core.label.LabelSet;
import org.glimpse.evaluation.ClassIntervals;
import org.glimpse.evaluation.Confusion;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.statistics.Bootstrap;
import org.glimpse.evaluation.statistics.Interval;
import org.glimpse.report.chart.ClassColors;
import org.glimpse.report.chart.ConfusionChart;
import org.glimpse.report.chart.RatioBars;
import org.glimpse.report.chart.SupportChart;
import org.glimpse.report.document.Block;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** The classes of an evaluation: bars with intervals, the confusion matrix, a table. */
final class ClassBlocks {
  private final Evaluation evaluation;
  private final LabelSet labels;
  private final Confusion pooled;
  private final List<Optional<Interval>> precision;
  private final List<Optional<Interval>> recall;
  private final List<Optional<Interval>> f1;

  ClassBlocks(Evaluation evaluation) {
    this.evaluation = evaluation;
    this.labels = evaluation.labels();
    this.pooled = evaluation.pooled();
    List<ClassIntervals> all =
        classes()
            .mapToObj(c -> ClassIntervals.of(evaluation, c, Bootstrap.withDefaults()))
            .toList();
    this.precision = all.stream().map(ClassIntervals::precision).toList();
    this.recall = all.stream().map(ClassIntervals::recall).toList();
    this.f1 = all.stream().map(ClassIntervals::f1).toList();
  }

  private IntStream classes() {
    return IntStream.range(0, labels.size());
  }

  private List<OptionalDouble> values(java.util.function.IntFunction<OptionalDouble> metric) {
    return classes().mapToObj(metric).toList();
  }

  /** Bars, matrix, and recall against support. */
  Block charts() {
    List<Block.Figure> figures = new ArrayList<>();
    figures.add(
        new Block.Figure(
            RatioBars.byClass(
                "classes",
                labels,
                classes().mapToObj(pooled::support).toList(),
                List.of(
                    new RatioBars.Measure("precision", values(pooled::precision), precision),
                    new RatioBars.Measure("recall", values(pooled::recall), recall),
                    new RatioBars.Measure("F1", values(pooled::f1), f1))),
            "Precision, recall and F1 of each class, from the counts summed over all folds; the"
                + " lines are 95% intervals from resampling subjects. In brackets: how many clips"
                + " have the class."));
    figures.add(
        new Block.Figure(
            ConfusionChart.of("confusion", pooled),
            "Each row holds the clips of one true class, each column the clips that were given"
                + " one label: their number and their share of the row."));
    if (classes().map(pooled::support).distinct().count() > 1) {
      figures.add(
          new Block.Figure(
              SupportChart.of(
                  "support",
                  labels,
                  classes()
                      .mapToObj(
                          c ->
                              new SupportChart.ClassRecall(
                                  pooled.support(c), pooled.recall(c), recall.get(c)))
                      .toList()),
              "Recall of each class against the number of its clips, with intervals: what"
                  + " imbalance costs the rare classes."));
    }
    return new Block.Figures(figures);
  }

  Table table() {
    ClassColors colors = ClassColors.of(evaluation.labels());
    String noClip = "no clip";
    String notPredicted = "never predicted";
    List<List<Cell>> rows =
        classes()
            .mapToObj(
                c ->
                    List.of(
                        Cell.of(labels.label(c)).withColor(colors.color(c)),
                        Cell.of(pooled.support(c)),
                        Cell.of(pooled.predicted(c)),
                        Cell.of(pooled.count(c, c)),
                        ratio(pooled.precision(c), precision.get(c), notPredicted),
                        ratio(pooled.recall(c), recall.get(c), noClip),
                        ratio(pooled.f1(c), f1.get(c), noClip + ", " + notPredicted)))
            .toList();
    return new Table(
        "Counts and metrics of each class; below each metric its 95% interval.",
        List.of(
            Table.Column.text("class"),
            Table.Column.number("clips"),
            Table.Column.number("predicted"),
            Table.Column.number("right"),
            Table.Column.number("precision"),
            Table.Column.number("recall"),
            Table.Column.number("F1")),
        rows);
  }

  private static Cell ratio(OptionalDouble value, Optional<Interval> interval, String why) {
    Cell cell = Cell.ratio(value, why);
    return interval
        .map(i -> cell.withNote(String.format(Locale.ROOT, "%.2f–%.2f", i.lower(), i.upper())))
        .orElse(cell);
  }
}
