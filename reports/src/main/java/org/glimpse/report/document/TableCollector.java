package org.glimpse.report.document;

import java.util.ArrayList;
import java.util.List;

/** Finds the tables among blocks. */
final class TableCollector extends BlockFinder {
  private final List<Table> tables = new ArrayList<>();

  private TableCollector() {}

  static List<Table> tables(List<Block> blocks) {
    TableCollector collector = new TableCollector();
    collector.look(blocks);
    return collector.tables;
  }

  @Override
  public void table(Table table) {
    tables.add(table);
  }
}
