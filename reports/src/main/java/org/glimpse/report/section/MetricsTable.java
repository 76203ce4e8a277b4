package org.glimpse.report.section;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.evaluation.Evaluation;
import org.glimpse.evaluation.Metric;
import org.glimpse.report.document.Cell;
import org.glimpse.report.document.Table;

/** Evaluations as rows, pooled metrics as columns. */
final class MetricsTable {
  private MetricsTable() {}

  static Table of(String caption, String what, List<NamedEvaluation> rows) {
    List<Table.Column> columns = new ArrayList<>();
    columns.add(Table.Column.text(what));
    columns.add(Table.Column.number("clips"));
    columns.add(Table.Column.number("right"));
    for (Metric metric : Metric.values()) {
      columns.add(Table.Column.number(metric.title()));
    }
    return new Table(caption, columns, rows.stream().map(MetricsTable::row).toList());
  }

  private static List<Cell> row(NamedEvaluation named) {
    Evaluation evaluation = named.evaluation();
    List<Cell> row = new ArrayList<>();
    row.add(Cell.of(named.name()));
    row.add(Cell.of(evaluation.pooled().total()));
    row.add(Cell.of(evaluation.pooled().correct()));
    for (Metric metric : Metric.values()) {
      row.add(Cell.ratio(evaluation.metric(metric), evaluation.whyUndefined(metric).orElse("")));
    }
    return row;
  }
}
