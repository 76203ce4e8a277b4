package org.glimpse.report.document;

import java.awt.Color;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A cell of a table.
 *
 * @param text what it shows
 * @param number what it is sorted by where it is a number
 * @param note more about it, such as why there is no value; may be empty
 * @param color a mark before the text
 * @param anchor the {@link Block.Group} to which the text leads, see {@link #leadingTo}
 */
public record Cell(
    String text,
    OptionalDouble number,
    String note,
    Optional<Color> color,
    Optional<String> anchor) {
  /** What stands where there is no value. */
  public static final String NONE = "–";

  /**
   * Plain text.
   *
   * @param text the text
   * @return the cell
   */
  public static Cell of(String text) {
    return new Cell(text, OptionalDouble.empty(), "", Optional.empty(), Optional.empty());
  }

  /**
   * A whole number.
   *
   * @param value the number
   * @return the cell
   */
  public static Cell of(int value) {
    return number(value, 0);
  }

  /**
   * A number.
   *
   * @param value the number
   * @param digits digits after the point, rounded half up
   * @return the cell
   */
  public static Cell number(double value, int digits) {
    return new Cell(
        String.format(Locale.ROOT, "%." + digits + "f", value),
        OptionalDouble.of(value),
        "",
        Optional.empty(),
        Optional.empty());
  }

  /**
   * A measure between 0 and 1 with three digits, or an en dash.
   *
   * @param value the measure
   * @param whyUndefined what the reader learns where there is none
   * @return the cell
   */
  public static Cell ratio(OptionalDouble value, String whyUndefined) {
    return value.isPresent() ? number(value.getAsDouble(), 3) : of(NONE).withNote(whyUndefined);
  }

  /**
   * This cell with more about it.
   *
   * @param text the note
   * @return a copy
   */
  public Cell withNote(String text) {
    return new Cell(this.text, number, text, color, anchor);
  }

  /**
   * This cell with a mark of a color before the text.
   *
   * @param mark the color
   * @return a copy
   */
  public Cell withColor(Color mark) {
    return new Cell(text, number, note, Optional.of(mark), anchor);
  }

  /**
   * This cell with its text leading to a group.
   *
   * @param group the anchor of a group in the same section, or {@code page#anchor} of a group on
   *     one of the section's {@linkplain Section#pages pages}
   * @return a copy
   */
  public Cell leadingTo(String group) {
    return new Cell(text, number, note, color, Optional.of(group));
  }
}
