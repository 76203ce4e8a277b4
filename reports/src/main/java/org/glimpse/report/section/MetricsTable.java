package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** Metrics of pooled counts as tables. */
final class MetricsTable {
  /** The metrics that stand in every comparison; all others are in a table of their own. */
  static final List<Metric> MAIN = List.of(Metric.UF1, Metric.UAR, Metric.ACCURACY);

  private MetricsTable() {}

  /** Evaluations as rows, the main metrics as columns. */
  static Table byEvaluation(String caption, String what, List<NamedEvaluation> rows) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.text(what));
    columns.add(Table.Column.number("clips"));
    columns.add(Table.Column.number("right"));
    MAIN.forEach(metric -> columns.add(Table.Column.number(metric.title())));
    return new Table(caption, columns, rows.stream().map(MetricsTable::row).toList());
  }

  private static List<Cell> row(NamedEvaluation named) {
    Evaluation evaluation = named.evaluation();
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(named.name()));
    row.add(Cell.of(evaluation.pooled().total()));
    row.add(Cell.of(evaluation.pooled().correct()));
    MAIN.forEach(metric -> row.add(cell(evaluation, metric)));
    return row;
  }

  /** All metrics as rows, evaluations as columns. */
  static Table byMetric(String caption, List<NamedEvaluation> evaluations) {
    List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("metric")));
    evaluations.forEach(named -> columns.add(Table.Column.number(named.name())));
    List<List<Cell>> rows =
        Arrays.stream(Metric.values())
            .map(
                metric -> {
                  List<Cell> row = new ArrayList<>(List.of(Cell.of(metric.title())));
                  evaluations.forEach(named -> row.add(cell(named.evaluation(), metric)));
                  return row;
                })
            .toList();
    return new Table(caption, columns, rows);
  }

  private static Cell cell(Evaluation evaluation, Metric metric) {
    return Cell.ratio(evaluation.metric(metric), evaluation.whyUndefined(metric).orElse(""));
  }
}
