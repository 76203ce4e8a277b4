package org.glimpse.core.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.glimpse.core.Checks;

/**
 * A FACS action unit with side and intensity, as {@code L12B}.
 *
 * @param number the unit's number, at least 1
 * @param side which side of the person's face moves
 * @param intensity FACS intensity A to E, empty where it was not coded
 */
public record ActionUnit(int number, Side side, Optional<Character> intensity) {
  private static final Pattern UNIT =
      Pattern.compile("(?:AU)?([LRTB])?(?:AU)?(\\d{1,2})([A-E])?", Pattern.CASE_INSENSITIVE);
  private static final Pattern SEPARATOR = Pattern.compile("\\s*[+,;，、\\s]\\s*");

  /** Which side of the face moves; left and right are the person's own. */
  public enum Side {
    /** Both sides. */
    BOTH,
    /** The person's left. */
    LEFT,
    /** The person's right. */
    RIGHT,
    /** The upper half, FACS prefix T. */
    TOP,
    /** The lower half, FACS prefix B. */
    BOTTOM
  }

  /**
   * Checks number and intensity.
   *
   * @throws IllegalArgumentException if the number is below 1 or the intensity is not A to E
   */
  public ActionUnit {
    Checks.atLeast("action unit", number, 1);
    if (intensity.isPresent() && (intensity.get() < 'A' || intensity.get() > 'E')) {
      throw new IllegalArgumentException("intensity must be in [A, E] but is " + intensity.get());
    }
  }

  /**
   * A unit on both sides without intensity.
   *
   * @param number the unit's number
   * @return the unit
   * @throws IllegalArgumentException if the number is below 1
   */
  public static ActionUnit of(int number) {
    return new ActionUnit(number, Side.BOTH, Optional.empty());
  }

  /**
   * Reads a list such as {@code "4+L10"}, {@code "14+24"} or {@code "AU4B, R12"}.
   *
   * @param text the units, parted by +, comma (also the Chinese one), semicolon or blanks; blank
   *     for none
   * @return the units in the order written
   * @throws IllegalArgumentException if a part is not an action unit
   */
  public static List<ActionUnit> parseList(String text) {
    List<ActionUnit> units = new ArrayList<>();
    for (String part : SEPARATOR.split(text.strip(), -1)) {
      if (!part.isEmpty()) {
        units.add(parse(part));
      }
    }
    return List.copyOf(units);
  }

  private static ActionUnit parse(String text) {
    Matcher matcher = UNIT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "action unit must look like 12, L12, R4B or AU12 but is '" + text + "'");
    }
    Side side = Side.BOTH;
    if (matcher.group(1) != null) {
      side =
          switch (matcher.group(1).toUpperCase(Locale.ROOT)) {
            case "L" -> Side.LEFT;
            case "R" -> Side.RIGHT;
            case "T" -> Side.TOP;
            default -> Side.BOTTOM;
          };
    }
    Optional<Character> intensity =
        Optional.ofNullable(matcher.group(3)).map(s -> Character.toUpperCase(s.charAt(0)));
    return new ActionUnit(Integer.parseInt(matcher.group(2)), side, intensity);
  }

  /**
   * The unit as corpora write it.
   *
   * @return for example {@code "L12B"}
   */
  @Override
  public String toString() {
    String prefix = side == Side.BOTH ? "" : side.name().substring(0, 1);
    return prefix + number + intensity.map(String::valueOf).orElse("");
  }
}
