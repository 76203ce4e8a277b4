package org.glimpse.report.document;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.report.chart.Chart;
import org.glimpse.report.chart.ChartFiles;
import org.glimpse.report.chart.Filmstrip;
import org.glimpse.report.chart.Pictures;

/** Writes the blocks of one part as HTML. */
final class HtmlBlocks implements BlockWriter {
  private static final int ROWS_TO_FILTER = 15;
  private static final int THUMBNAIL = 168;

  private final Html html;
  private final String partId;
  private int charts;

  HtmlBlocks(Html html, String partId) {
    this.html = html;
    this.partId = partId;
  }

  @Override
  public void paragraph(Block.Paragraph paragraph) {
    String tone = paragraph.tone().name().toLowerCase(Locale.ROOT);
    html.element("p", paragraph.text(), "class", tone);
  }

  @Override
  public void keyFigures(Block.KeyFigures keyFigures) {
    html.open("dl", "class", "key-figures");
    for (Block.KeyFigure figure : keyFigures.figures()) {
      html.open("div").element("dt", figure.name());
      html.element("dd", figure.value(), "class", "value");
      if (!figure.detail().isEmpty()) {
        html.element("dd", figure.detail());
      }
      html.close("div");
    }
    html.close("dl");
  }

  @Override
  public void figures(Block.Figures figures) {
    html.open("div", "class", "figures");
    for (Block.Figure figure : figures.figures()) {
      List<Chart.Reading> readings = figure.chart().readings();
      if (readings.isEmpty()) {
        html.open("figure");
      } else {
        html.open("figure", "data-readings", readings(readings));
      }
      html.trusted(ChartFiles.inlineSvg(figure.chart(), partId + "-c" + ++charts + "-"));
      html.element("figcaption", figure.caption()).close("figure");
    }
    html.close("div");
  }

  /** A line a reading: the place and, after a blank, the text. */
  private static String readings(List<Chart.Reading> readings) {
    return readings.stream()
        .map(r -> String.format(Locale.ROOT, "%.1f %s", r.x(), r.text()))
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void film(Block.Film film) {
    html.open("figure", "class", "film").open("ol");
    for (Filmstrip.Still still : film.strip().stills()) {
      String role = still.role();
      html.open("li", "class", still.isApex() ? "apex" : role.isEmpty() ? "between" : "key");
      html.open(
          "img",
          "src",
          Pictures.thumbnailAddress(still.image(), THUMBNAIL),
          "alt",
          (role.isEmpty() ? "" : role + ", ") + still.place(),
          "width",
          Integer.toString(still.frame().size().width()),
          "height",
          Integer.toString(still.frame().size().height()));
      html.open("span", "aria-hidden", "true");
      if (!role.isEmpty()) {
        html.open("strong").text(role).close("strong");
      }
      html.text(still.shortPlace()).close("span").close("li");
    }
    html.close("ol").element("figcaption", film.caption()).close("figure");
  }

  @Override
  public void facts(Block.Facts facts) {
    html.open("dl", "class", "facts");
    for (Block.Fact fact : facts.facts()) {
      html.element("dt", fact.name());
      fact.values().forEach(value -> html.element("dd", value));
    }
    html.close("dl");
  }

  @Override
  public void findings(Block.Findings findings) {
    html.open("ul", "class", "findings");
    for (Finding finding : findings.findings()) {
      html.open("li", "class", finding.severity().id());
      html.open("p").open("strong").text(finding.check().title()).close("strong");
      html.element("span", finding.severity().id(), "class", "verdict").close("p");
      html.element("p", finding.message()).close("li");
    }
    html.close("ul");
  }

  @Override
  public void group(Block.Group group) {
    html.open("section", "class", "group", "id", id(group.anchor()));
    html.element("h3", group.title());
    group.blocks().forEach(block -> block.writeTo(this));
    html.close("section");
  }

  private String address(String target) {
    int hash = target.indexOf('#');
    return hash < 0
        ? "#" + id(target)
        : partId + "/" + target.substring(0, hash) + ".html#" + id(target.substring(hash + 1));
  }

  private String id(String anchor) {
    return partId + "-" + anchor;
  }

  @Override
  public void table(Table table) {
    html.open(
        "div", "class", "table", "role", "region", "tabindex", "0", "aria-label", table.caption());
    if (table.rows().size() >= ROWS_TO_FILTER) {
      html.open("table", "data-filter", "");
    } else {
      html.open("table");
    }
    html.element("caption", table.caption()).open("thead").open("tr");
    for (Table.Column column : table.columns()) {
      html.element("th", column.title(), "scope", "col", "class", kind(column));
    }
    html.close("tr").close("thead").open("tbody");
    for (List<Cell> row : table.rows()) {
      html.open("tr");
      for (int c = 0; c < row.size(); c++) {
        cell(row.get(c), table.columns().get(c), c == 0);
      }
      html.close("tr");
    }
    html.close("tbody").close("table").close("div");
  }

  private static String kind(Table.Column column) {
    return column.numeric() ? "number" : "text";
  }

  private void cell(Cell cell, Table.Column column, boolean first) {
    String tag = first ? "th" : "td";
    html.trusted("<" + tag);
    if (first) {
      html.trusted(" scope=\"row\"");
    }
    html.trusted(" class=\"" + kind(column) + (cell.color().isPresent() ? " mark" : "") + "\"");
    if (cell.number().isPresent()) {
      html.trusted(" data-value=\"" + cell.number().getAsDouble() + "\"");
    }
    html.trusted(">");
    cell.color().ifPresent(this::swatch);
    if (cell.anchor().isPresent()) {
      html.open("a", "href", address(cell.anchor().get())).text(cell.text()).trusted("</a>");
    } else {
      html.text(cell.text());
    }
    if (!cell.note().isEmpty()) {
      html.open("small").text(" " + cell.note()).trusted("</small>");
    }
    html.close(tag);
  }

  private void swatch(Color color) {
    String hex = String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
    html.open("span", "class", "swatch", "style", "background:" + hex).trusted("</span>");
  }
}
