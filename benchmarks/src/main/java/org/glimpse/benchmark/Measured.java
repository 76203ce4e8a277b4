package org.glimpse.benchmark;

import java.util.List;
import org.glimpse.report.chart.Chart;

/**
 * What a measurement found.
 *
 * @param tables the figures, the most important table first
 * @param charts pictures of them, kept as SVG beside the tables; may be empty
 * @param remarks sentences that a reader of the figures needs; may be empty
 */
record Measured(List<Table> tables, List<Chart> charts, List<String> remarks) {
  Measured {
    tables = List.copyOf(tables);
    charts = List.copyOf(charts);
    remarks = List.copyOf(remarks);
  }

  /** Only tables. */
  static Measured of(Table... tables) {
    return new Measured(List.of(tables), List.of(), List.of());
  }

  Measured withCharts(Chart... more) {
    return new Measured(tables, List.of(more), remarks);
  }

  Measured withRemarks(String... more) {
    return new Measured(tables, charts, List.of(more));
  }

  /**
   * A table.
   *
   * @param caption what it shows
   * @param columns heads, with units
   * @param rows cells: numbers, texts or booleans, one for each column
   */
  record Table(String caption, List<String> columns, List<List<Object>> rows) {
    Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<Object> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "A row has " + row.size() + " cells under " + columns.size() + " columns: " + row);
        }
      }
    }
  }
}
