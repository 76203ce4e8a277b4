package org.glimpse.report.document;

/** Writes blocks in one format; {@link Block#writeTo} calls the method of its kind. */
public interface BlockWriter {
  /**
   * Writes text.
   *
   * @param paragraph the block
   */
  void paragraph(Block.Paragraph paragraph);

  /**
   * Writes the few numbers that matter.
   *
   * @param keyFigures the block
   */
  void keyFigures(Block.KeyFigures keyFigures);

  /**
   * Writes charts.
   *
   * @param figures the block
   */
  void figures(Block.Figures figures);

  /**
   * Writes frames of a clip.
   *
   * @param film the block
   */
  void film(Block.Film film);

  /**
   * Writes names with values.
   *
   * @param facts the block
   */
  void facts(Block.Facts facts);

  /**
   * Writes what an audit found.
   *
   * @param findings the block
   */
  void findings(Block.Findings findings);

  /**
   * Writes a table.
   *
   * @param table the block
   */
  void table(Table table);

  /**
   * Writes blocks under a smaller heading.
   *
   * @param group the block
   */
  void group(Block.Group group);
}
