package org.glimpse.report.document;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.glimpse.report.chart.ChartTheme;

/** Pieces of JSON text. */
final class Json {
  private Json() {}

  /**
   * A text; the signs that mean something in HTML are written as escapes, so that it may stand
   * inside a page.
   */
  static String text(String text) {
    StringBuilder out = new StringBuilder("\"");
    ChartTheme.printable(text)
        .chars()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                default -> {
                  if (c < ' ' || c == '<' || c == '>' || c == '&') {
                    out.append(String.format(Locale.ROOT, "\\u%04x", c));
                  } else {
                    out.append((char) c);
                  }
                }
              }
            });
    return out.append('"').toString();
  }

  /** A number; what is not finite has no number in JSON and becomes null. */
  static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "null";
  }

  /** An array of values that are JSON already. */
  static String array(List<String> values) {
    return values.stream().collect(Collectors.joining(",", "[", "]"));
  }

  /** An object of names and values in turn; the values are JSON already. */
  static String object(String... members) {
    StringBuilder out = new StringBuilder("{");
    for (int i = 0; i < members.length; i += 2) {
      out.append(i == 0 ? "" : ",").append(text(members[i])).append(':').append(members[i + 1]);
    }
    return out.append('}').toString();
  }
}
