package org.glimpse.report.document;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Size;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.evaluation.audit.Severity;
import org.glimpse.report.chart.ChartTheme;
import org.glimpse.report.chart.Filmstrip;

/** Writes blocks on the pages of a PDF. */
final class PdfBlocks implements BlockWriter {
  private static final PdfText.Style BODY = PdfText.Style.of(9.5);
  private static final PdfText.Style SMALL = PdfText.Style.of(8.5).in(ChartTheme.MUTED);
  private static final PdfText.Style VALUE = PdfText.Style.of(17).inBold();
  private static final Color GROUND = new Color(0xf6f8fa);
  private static final Color WARNING = new Color(0xc27c00);
  private static final Color ALARM = new Color(0xcf222e);
  private static final double GUTTER = 14;
  private static final double CHART = 330;
  private static final double GROUP = 230;
  private static final double STILL = 58;
  private static final double STILL_GAP = 7;

  private final PdfPages pages;

  PdfBlocks(PdfPages pages) {
    this.pages = pages;
  }

  /** What may fail while a block is written. */
  private interface Drawing {
    void draw() throws IOException;
  }

  /** Block writers throw no checked exception; {@link PdfRenderer} takes this one off again. */
  private static void write(Drawing drawing) {
    try {
      drawing.draw();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void paragraph(Block.Paragraph paragraph) {
    write(
        () -> {
          switch (paragraph.tone()) {
            case LEAD -> pages.paragraph(paragraph.text(), PdfText.Style.of(11), 0);
            case PLAIN -> pages.paragraph(paragraph.text(), BODY, 0);
            case NOTE -> pages.paragraph(paragraph.text(), BODY.in(ChartTheme.MUTED), 0);
            case WARNING -> barred(paragraph.text(), WARNING);
            case ALARM -> barred(paragraph.text(), ALARM);
          }
          pages.skip(7);
        });
  }

  private void barred(String text, Color color) throws IOException {
    int lines = pages.text().wrap(text, BODY, PdfPages.WIDTH - GUTTER).size();
    double height = lines * PdfPages.lineHeight(BODY);
    pages.need(height);
    pages.box(PdfPages.MARGIN, pages.y(), 3, height, color);
    pages.paragraph(text, BODY, GUTTER);
  }

  @Override
  public void keyFigures(Block.KeyFigures keyFigures) {
    write(
        () -> {
          int columns = Math.min(4, keyFigures.figures().size());
          double width = (PdfPages.WIDTH - GUTTER * (columns - 1)) / columns;
          for (int from = 0; from < keyFigures.figures().size(); from += columns) {
            keyFigureRow(
                keyFigures
                    .figures()
                    .subList(from, Math.min(from + columns, keyFigures.figures().size())),
                width);
          }
          pages.skip(6);
        });
  }

  private void keyFigureRow(List<Block.KeyFigure> row, double width) throws IOException {
    double inner = width - 16;
    List<List<String>> names = new ArrayList<>();
    List<List<String>> details = new ArrayList<>();
    double height = 0;
    for (Block.KeyFigure figure : row) {
      names.add(pages.text().wrap(figure.name(), BODY.inBold(), inner));
      details.add(pages.text().wrap(figure.detail(), SMALL, inner));
      height =
          Math.max(
              height,
              names.get(names.size() - 1).size() * PdfPages.lineHeight(BODY)
                  + PdfPages.lineHeight(VALUE)
                  + details.get(details.size() - 1).size() * PdfPages.lineHeight(SMALL)
                  + 14);
    }
    pages.need(height + 8);
    for (int i = 0; i < row.size(); i++) {
      double x = PdfPages.MARGIN + i * (width + GUTTER);
      pages.box(x, pages.y(), width, height, GROUND);
      double top = pages.y() + 7;
      top += pages.lines(names.get(i), BODY.inBold(), x + 8, top);
      pages.line(PdfText.drawable(row.get(i).value()), VALUE, x + 8, top);
      pages.lines(details.get(i), SMALL, x + 8, top + PdfPages.lineHeight(VALUE));
    }
    pages.advance(height + 8);
  }

  @Override
  public void figures(Block.Figures figures) {
    write(
        () -> {
          int columns = figures.figures().size() > 1 ? 2 : 1;
          for (int from = 0; from < figures.figures().size(); from += columns) {
            figureRow(
                figures.figures().subList(from, Math.min(from + columns, figures.figures().size())),
                columns);
          }
        });
  }

  private void figureRow(List<Block.Figure> row, int columns) throws IOException {
    double room = columns == 1 ? CHART : (PdfPages.WIDTH - GUTTER) / 2;
    double height = 0;
    List<Double> widths = new ArrayList<>();
    for (Block.Figure figure : row) {
      Size size = figure.chart().size();
      double most = columns == 1 && size.width() > ChartTheme.WIDTH ? PdfPages.WIDTH : room;
      double width = Math.min(most, size.width() * 0.75);
      double tall = size.height() * width / size.width();
      double shrink = Math.min(1, 560 / tall);
      widths.add(width * shrink);
      List<String> caption = pages.text().wrap(figure.caption(), SMALL, captionRoom(columns));
      height = Math.max(height, tall * shrink + 4 + caption.size() * PdfPages.lineHeight(SMALL));
    }
    pages.need(height + 12);
    for (int i = 0; i < row.size(); i++) {
      double x = PdfPages.MARGIN + i * (room + GUTTER);
      double drawn = pages.chart(row.get(i).chart(), x, pages.y(), widths.get(i));
      pages.lines(
          pages.text().wrap(row.get(i).caption(), SMALL, captionRoom(columns)),
          SMALL,
          x,
          pages.y() + drawn + 4);
    }
    pages.advance(height + 12);
  }

  private static double captionRoom(int columns) {
    return columns == 1 ? PdfPages.WIDTH : (PdfPages.WIDTH - GUTTER) / 2;
  }

  @Override
  public void film(Block.Film film) {
    write(
        () -> {
          int columns = (int) ((PdfPages.WIDTH + STILL_GAP) / (STILL + STILL_GAP));
          List<Filmstrip.Still> stills = film.strip().stills();
          for (int from = 0; from < stills.size(); from += columns) {
            filmRow(stills.subList(from, Math.min(from + columns, stills.size())));
          }
          pages.paragraph(film.caption(), SMALL, 0);
          pages.skip(9);
        });
  }

  private void filmRow(List<Filmstrip.Still> row) throws IOException {
    PdfText.Style place = SMALL.in(ChartTheme.MUTED);
    pages.need(STILL + 39);
    double tallest = 0;
    for (int i = 0; i < row.size(); i++) {
      Filmstrip.Still still = row.get(i);
      Size size = still.frame().size();
      double scale = STILL / Math.max(size.width(), size.height());
      double x = PdfPages.MARGIN + i * (STILL + STILL_GAP);
      double height = size.height() * scale;
      pages.image(still.image(), x, pages.y(), size.width() * scale, height);
      if (!still.role().isEmpty()) {
        Color color = still.isApex() ? ChartTheme.APEX : ChartTheme.MUTED;
        pages.frame(x, pages.y(), size.width() * scale, height, color);
        pages.line(
            still.role(),
            new PdfText.Style(8, true, still.isApex() ? ChartTheme.APEX : ChartTheme.INK),
            x,
            pages.y() + height + 3);
      }
      pages.line(
          still.shortPlace(),
          new PdfText.Style(7.5, false, place.color()),
          x,
          pages.y() + height + 13);
      pages.line(
          still.strength(),
          new PdfText.Style(7.5, false, place.color()),
          x,
          pages.y() + height + 22);
      tallest = Math.max(tallest, height + (still.strength().isEmpty() ? 0 : 9));
    }
    pages.advance(tallest + 27);
  }

  @Override
  public void facts(Block.Facts facts) {
    write(
        () -> {
          double left = 120;
          for (Block.Fact fact : facts.facts()) {
            List<String> name = pages.text().wrap(fact.name(), SMALL, left - 10);
            List<String> values = new ArrayList<>();
            for (String value : fact.values()) {
              values.addAll(pages.text().wrap(value, SMALL, PdfPages.WIDTH - left));
            }
            double line = PdfPages.lineHeight(SMALL);
            for (int i = 0; i < Math.max(name.size(), values.size()); i++) {
              pages.need(line);
              if (i < name.size()) {
                pages.line(name.get(i), SMALL, PdfPages.MARGIN, pages.y());
              }
              if (i < values.size()) {
                pages.line(
                    values.get(i), SMALL.in(ChartTheme.INK), PdfPages.MARGIN + left, pages.y());
              }
              pages.advance(line);
            }
          }
          pages.skip(9);
        });
  }

  @Override
  public void findings(Block.Findings findings) {
    write(
        () -> {
          for (Finding finding : findings.findings()) {
            Color color = color(finding.severity());
            List<String> lines =
                pages.text().wrap(finding.message(), BODY, PdfPages.WIDTH - GUTTER);
            double height = (lines.size() + 1) * PdfPages.lineHeight(BODY);
            pages.need(height);
            pages.box(PdfPages.MARGIN, pages.y(), 3, height, color);
            pages.paragraph(
                finding.check().title() + " – " + finding.severity().id(), BODY.inBold(), GUTTER);
            pages.paragraph(finding.message(), BODY, GUTTER);
            pages.skip(6);
          }
        });
  }

  private static Color color(Severity severity) {
    return switch (severity) {
      case WARNING -> WARNING;
      case INVALID -> ALARM;
      default -> ChartTheme.GRID;
    };
  }

  @Override
  public void table(Table table) {
    write(() -> new PdfTable(pages, table).write());
  }

  @Override
  public void group(Block.Group group) {
    write(
        () -> {
          pages.need(GROUP);
          pages.skip(8);
          pages.paragraph(group.title(), PdfText.Style.of(11).inBold(), 0);
          pages.skip(4);
        });
    group.blocks().forEach(block -> block.writeTo(this));
  }
}
