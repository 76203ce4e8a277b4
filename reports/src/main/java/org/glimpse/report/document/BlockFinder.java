package org.glimpse.report.document;

import java.util.List;

/** Looks into groups for blocks of some kinds and passes all others by. */
abstract class BlockFinder implements BlockWriter {
  /** Goes through blocks in order. */
  final void look(List<Block> blocks) {
    blocks.forEach(block -> block.writeTo(this));
  }

  @Override
  public final void group(Block.Group group) {
    look(group.blocks());
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

  @Override
  public void table(Table table) {}
}
