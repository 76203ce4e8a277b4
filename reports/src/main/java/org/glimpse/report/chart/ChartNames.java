package org.glimpse.report.chart;

import java.text.Normalizer;
import java.util.Locale;

/** Names that are safe in a file system, in an address and as an id in a page. */
public final class ChartNames {
  private static final int LONGEST = 80;

  private ChartNames() {}

  /**
   * Turns any text into a name: accents are dropped, letters become small, every run of other
   * characters becomes one dash, and what is longer than 80 characters is cut.
   *
   * @param text any text
   * @return letters a to z, digits and single dashes; {@code "x"} if nothing is left
   */
  public static String slug(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST)).replaceAll("^-|-$", "");
    return cut.isEmpty() ? "x" : cut;
  }
}
