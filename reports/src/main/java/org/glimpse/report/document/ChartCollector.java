package org.glimpse.report.document;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.report.chart.Chart;

/** Finds the charts among blocks. */
final class ChartCollector extends BlockFinder {
  private final List<Chart> charts = new ArrayList<>();

  private ChartCollector() {}

  static List<Chart> charts(List<Block> blocks) {
    ChartCollector collector = new ChartCollector();
    collector.look(blocks);
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
}
