package org.glimpse.report.document;

import java.util.ArrayList;
import java.util.List;

/** Finds the tables among blocks. */
final class TableCollector implements BlockWriter {
  private final List<Table> tables = new ArrayList<>();

  private TableCollector() {}

  static List<Table> tables(List<Block> blocks) {
    TableCollector collector = new TableCollector();
    blocks.forEach(block -> block.writeTo(collector));
    return collector.tables;
  }

  @Override
  public void table(Table table) {
    tables.add(table);
  }

  @Override
  public void group(Block.Group group) {
    group.blocks().forEach(block -> block.writeTo(this));
  }

  @Override
  public void paragraph(Block.Paragraph paragraph) {}

  @Override
  public void keyFigures(Block.KeyFigures keyFigures) {}

  @Override
  public void figures(Block.Figures figures) {}

  @Override
  public void film(Block.Film film) {}

  @Override
  public void facts(Block.Facts facts) {}

  @Override
  public void findings(Block.Findings findings) {}
}
