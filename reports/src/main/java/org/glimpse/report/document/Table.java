package org.glimpse.report.document;

import java.util.List;
import org.glimpse.core.Checks;

/**
 * Rows and columns; the first cell of a row names it.
 *
 * @param caption what the rows are and how to read them
 * @param columns at least one
 * @param rows each with one cell a column
 */
public record Table(String caption, List<Column> columns, List<List<Cell>> rows) implements Block {
  /**
   * A column.
   *
   * @param title its heading
   * @param numeric whether it holds numbers, which are set flush right
   */
  public record Column(String title, boolean numeric) {
    /**
     * A column of text.
     *
     * @param title its heading
     * @return the column
     */
    public static Column text(String title) {
      return new Column(title, false);
    }

    /**
     * A column of numbers.
     *
     * @param title its heading
     * @return the column
     */
    public static Column number(String title) {
      return new Column(title, true);
    }
  }

  /**
   * Checks and copies the rows.
   *
   * @throws IllegalArgumentException if there is no column or a row has another number of cells
   */
  public Table {
    columns = Checks.notEmpty("columns", columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Cell> row : rows) {
      Checks.argument(
          row.size() == columns.size(),
          "a row must have " + columns.size() + " cells but has " + row.size());
    }
  }

  @Override
  public void writeTo(BlockWriter writer) {
    writer.table(this);
  }
}
