package org.glimpse.report.document;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.glimpse.report.chart.Chart;

/**
 * The values along a curve as an attribute of a page, a line a reading: the place, a blank and the
 * text; or, where the text differs from the first line's in its numbers alone, the place, a tab and
 * the numbers. A curve of 200 frames needs a third of the room.
 */
final class HtmlReadings {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?");

  private HtmlReadings() {}

  static String of(List<Chart.Reading> readings) {
    String first = readings.get(0).text();
    String words = words(first);
    StringBuilder out = new StringBuilder(line(readings.get(0), ' ', first));
    for (Chart.Reading reading : readings.subList(1, readings.size())) {
      boolean alike = words(reading.text()).equals(words);
      out.append('\n')
          .append(
              alike
                  ? line(reading, '\t', numbers(reading.text()))
                  : line(reading, ' ', reading.text()));
    }
    return out.toString();
  }

  private static String line(Chart.Reading reading, char mark, String text) {
    return String.format(Locale.ROOT, "%.1f%s%s", reading.x(), mark, text);
  }

  private static String words(String text) {
    return NUMBER.matcher(text).replaceAll("0");
  }

  private static String numbers(String text) {
    return NUMBER.matcher(text).results().map(m -> m.group()).collect(Collectors.joining(" "));
  }
}
