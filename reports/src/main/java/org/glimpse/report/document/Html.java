package org.glimpse.report.document;

import org.glimpse.report.chart.ChartTheme;

/** Grows an HTML text; every text and attribute value that comes in is escaped. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  /** Opens an element; attributes are pairs of name and value. */
  Html open(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"").append(escape(attributes[i + 1]));
      out.append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String tag) {
    out.append("</").append(tag).append(">\n");
    return this;
  }

  Html text(String text) {
    out.append(escape(text));
    return this;
  }

  /** An element with text and nothing else. */
  Html element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close(tag);
  }

  /** Markup that was made by this module. */
  Html trusted(String markup) {
    out.append(markup);
    return this;
  }

  static String escape(String text) {
    return ChartTheme.printable(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
