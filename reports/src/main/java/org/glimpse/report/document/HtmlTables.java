package org.glimpse.report.document;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * Writes tables as HTML. Of a table beyond 500 rows the page shows the first hundred; all rows lie
 * beside them as compact data, from which the script shows a hundred at a time, sorted and filtered
 * as the reader likes, and, for readers without script, on linked pages of 500 rows each. A browser
 * takes a minute to lay out 10,000 rows at once.
 */
final class HtmlTables {
  private static final int ROWS_TO_FILTER = 15;
  private static final int ROWS_A_PAGE = 500;
  private static final int ROWS_AT_ONCE = 100;

  private final Html html;
  private final HtmlPlace place;
  private final List<RowsPage> pages = new ArrayList<>();
  private int tables;

  /**
   * Rows of a long table on a page of their own.
   *
   * @param name the name of the page
   * @param title what it holds
   * @param table the rows
   */
  record RowsPage(String name, String title, Table table) {}

  HtmlTables(Html html, HtmlPlace place) {
    this.html = html;
    this.place = place;
  }

  List<RowsPage> pages() {
    return Collections.unmodifiableList(pages);
  }

  void write(Table table) {
    tables++;
    boolean isLong = table.rows().size() > ROWS_A_PAGE;
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
    int shown = isLong ? ROWS_AT_ONCE : table.rows().size();
    for (List<Cell> row : table.rows().subList(0, shown)) {
      html.open("tr");
      for (int c = 0; c < row.size(); c++) {
        cell(row.get(c), table.columns().get(c), c == 0);
      }
      html.close("tr");
    }
    html.close("tbody").close("table");
    if (isLong) {
      html.open("script", "type", "application/json").trusted(data(table)).close("script");
    }
    html.close("div");
    if (isLong) {
      links(table);
    }
  }

  private void links(Table table) {
    int count = table.rows().size();
    html.open("p", "class", "rows");
    html.text("The first " + ROWS_AT_ONCE + " of " + count + " rows. All of them: ");
    for (int from = 0; from < count; from += ROWS_A_PAGE) {
      int to = Math.min(count, from + ROWS_A_PAGE);
      String name =
          (place.page().isEmpty() ? "" : place.page() + "-")
              + String.join("-", "rows", Integer.toString(tables), Integer.toString(from + 1));
      String rows = (from + 1) + " to " + to;
      html.text(from == 0 ? "" : ", ").open("a", "href", place.file(name)).text(rows);
      html.trusted("</a>");
      pages.add(
          new RowsPage(
              name,
              "rows " + rows,
              new Table(table.caption(), table.columns(), table.rows().subList(from, to))));
    }
    html.text(".").close("p");
  }

  /** Every row as an array of cells, a cell as {@link #data(Cell)} has it. */
  private String data(Table table) {
    return Json.array(
        table.rows().stream()
            .map(row -> Json.array(row.stream().map(this::data).toList()))
            .toList());
  }

  /** The text alone, or text, number, note, color and address, up to the last that there is. */
  private String data(Cell cell) {
    List<String> parts = new ArrayList<>();
    parts.add(Json.text(cell.text()));
    parts.add(cell.number().isPresent() ? Json.number(cell.number().getAsDouble()) : "null");
    parts.add(cell.note().isEmpty() ? "null" : Json.text(cell.note()));
    parts.add(cell.color().map(color -> Json.text(hex(color))).orElse("null"));
    parts.add(cell.anchor().map(anchor -> Json.text(place.address(anchor))).orElse("null"));
    while (parts.get(parts.size() - 1).equals("null")) {
      parts.remove(parts.size() - 1);
    }
    boolean rounded = parts.size() == 2 && parts.get(0).matches("\"-?[0-9]+([.][0-9]+)?\"");
    if (rounded) {
      return parts.get(0);
    }
    return parts.size() == 1 ? parts.get(0) : Json.array(parts);
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
      html.open("a", "href", place.address(cell.anchor().get())).text(cell.text());
      html.trusted("</a>");
    } else {
      html.text(cell.text());
    }
    if (!cell.note().isEmpty()) {
      html.open("small").text(" " + cell.note()).trusted("</small>");
    }
    html.close(tag);
  }

  private void swatch(Color color) {
    html.open("span", "class", "swatch", "style", "background:" + hex(color));
    html.trusted("</span>");
  }

  private static String hex(Color color) {
    return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
  }
}
