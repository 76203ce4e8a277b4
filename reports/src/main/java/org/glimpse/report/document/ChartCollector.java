package org.glimpse.report.document;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.report.chart.Chart;

/** Finds the charts among blocks. */
final class ChartCollector implements BlockWriter {
  private final List<Chart> charts = new ArrayList<>();

  private ChartCollector() {}

  static List<Chart> charts(List<Block> blocks) {
    ChartCollector collector = new ChartCollector();
    blocks.forEach(block -> block.writeTo(collector));
    return collector.charts;
  }

  @Override
  public void figures(Block.Figures figures) {
    figures.figures().forEach(figure -> charts.add(figure.chart()));
  }

  @Override
  public void film(Block.Film film) {
    charts.add(film.strip());
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
  public void facts(Block.Facts facts) {}

  @Override
  public void findings(Block.Findings findings) {}

  @Override
  public void table(Table table) {}
}
