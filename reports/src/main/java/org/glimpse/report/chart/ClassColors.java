package org.glimpse.report.chart;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.glimpse.core.label.LabelSet;
import org.jspecify.annotations.Nullable;

/**
 * The color of each class, the same in every chart and table of every report.
 *
 * <p>Emotions that corpora share have a color of their own, so that happiness looks alike in a
 * report over seven classes and in one over three. Other labels take the colors that are left, in
 * the order of the set.
 */
public final class ClassColors {
  /** Label to index into {@link ChartTheme#color}. */
  private static final Map<String, Integer> KNOWN =
      Map.ofEntries(
          Map.entry("sadness", 0),
          Map.entry("negative", 0),
          Map.entry("happiness", 1),
          Map.entry("positive", 1),
          Map.entry("disgust", 2),
          Map.entry("anger", 3),
          Map.entry("fear", 4),
          Map.entry("contempt", 5),
          Map.entry("surprise", 6),
          Map.entry("others", 7),
          Map.entry("other", 7));

  private final List<Color> colors;

  private ClassColors(List<Color> colors) {
    this.colors = colors;
  }

  /**
   * The colors of a label set.
   *
   * @param labels the set
   * @return one color a class
   */
  public static ClassColors of(LabelSet labels) {
    List<@Nullable Integer> indices = new ArrayList<>(Collections.nCopies(labels.size(), null));
    List<Integer> taken = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      Integer known = KNOWN.get(labels.label(i).toLowerCase(Locale.ROOT));
      if (known != null && !taken.contains(known)) {
        indices.set(i, known);
        taken.add(known);
      }
    }
    int next = 0;
    List<Color> colors = new ArrayList<>();
    for (Integer index : indices) {
      if (index == null) {
        while (taken.contains(next)) {
          next++;
        }
        taken.add(next);
        index = next;
      }
      colors.add(ChartTheme.color(index));
    }
    return new ClassColors(List.copyOf(colors));
  }

  /**
   * The color of a class.
   *
   * @param index the class index
   * @return its color
   * @throws IndexOutOfBoundsException if there is no such class
   */
  public Color color(int index) {
    return colors.get(index);
  }
}
