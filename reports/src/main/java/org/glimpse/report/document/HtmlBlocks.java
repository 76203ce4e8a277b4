package org.glimpse.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.glimpse.evaluation.audit.Finding;
import org.glimpse.report.chart.Chart;
import org.glimpse.report.chart.ChartFiles;
import org.glimpse.report.chart.ChartTheme;
import org.glimpse.report.chart.Filmstrip;
import org.glimpse.report.chart.Pictures;

/** Writes the blocks of one part as HTML. */
final class HtmlBlocks implements BlockWriter {
  private static final int THUMBNAIL = 128;

  /** From this width on, in CSS pixels, a chart scrolls on a phone, for it would be too small. */
  private static final int BROAD = 2 * ChartTheme.WIDTH;

  private final Html html;
  private final HtmlPlace place;
  private final HtmlTables tables;
  private int charts;

  HtmlBlocks(Html html, HtmlPlace place) {
    this.html = html;
    this.place = place;
    this.tables = new HtmlTables(html, place);
  }

  /** The pages on which the rows of long tables lie that were written so far. */
  List<HtmlTables.RowsPage> rowsPages() {
    return tables.pages();
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
      boolean broad = figure.chart().size().width() >= BROAD;
      List<Chart.Reading> readings = figure.chart().readings();
      List<String> attributes = new ArrayList<>();
      if (broad) {
        attributes.addAll(List.of("class", "broad"));
      }
      if (!readings.isEmpty()) {
        attributes.addAll(List.of("data-readings", HtmlReadings.of(readings)));
      }
      html.open("figure", attributes.toArray(String[]::new));
      String svg = ChartFiles.inlineSvg(figure.chart(), place.id("c" + ++charts) + "-");
      if (broad) {
        String words = figure.chart().description();
        html.open("div", "class", "wide", "role", "region", "tabindex", "0", "aria-label", words);
      }
      html.trusted(svg);
      if (broad) {
        html.close("div");
      }
      html.element("figcaption", figure.caption()).close("figure");
    }
    html.close("div");
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
          still.words(),
          "width",
          Integer.toString(still.frame().size().width()),
          "height",
          Integer.toString(still.frame().size().height()));
      html.open("span", "aria-hidden", "true");
      if (!role.isEmpty()) {
        html.open("strong").text(role).close("strong");
      }
      html.text(still.shortPlace()).close("span");
      if (!still.strength().isEmpty()) {
        html.element("span", still.strength(), "aria-hidden", "true");
      }
      html.close("li");
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
    html.open("section", "class", "group", "id", place.id(group.anchor()));
    html.element("h3", group.title());
    group.blocks().forEach(block -> block.writeTo(this));
    html.close("section");
  }

  @Override
  public void table(Table table) {
    tables.write(table);
  }
}
