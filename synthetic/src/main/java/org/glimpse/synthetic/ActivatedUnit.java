package org.glimpse.synthetic;

import org.glimpse.core.Checks;
import org.glimpse.core.clip.ActionUnit;

/**
 * An action unit and how strongly it moves at the apex.
 *
 * @param unit which unit and side; TOP and BOTTOM count as both sides
 * @param amplitude the longest displacement in face units, that is, pixels of a 224-pixel aligned
 *     face; in [0, 12]
 * @param balance which side of a two-sided unit is weaker: 0 for none, -0.3 for the person's left
 *     at 0.7 of the strength, 0.3 for the right; in [-1, 1]
 */
public record ActivatedUnit(ActionUnit unit, double amplitude, double balance) {
  private static final double MAX = 12;

  /**
   * Checks the unit and the ranges.
   *
   * @throws IllegalArgumentException if no {@link FacialAction} draws the unit or a value is
   *     outside its range
   */
  public ActivatedUnit {
    FacialAction.of(unit);
    Checks.inRange("amplitude", amplitude, 0, MAX);
    Checks.inRange("balance", balance, -1, 1);
  }

  /**
   * A unit that is equally strong on the sides on which it shows.
   *
   * @param unit which unit and side
   * @param amplitude the longest displacement in face units, in [0, 12]
   * @return the activated unit
   * @throws IllegalArgumentException if no {@link FacialAction} draws the unit or the amplitude is
   *     outside its range
   */
  public static ActivatedUnit of(ActionUnit unit, double amplitude) {
    return new ActivatedUnit(unit, amplitude, 0);
  }

  /** The unit's action. */
  FacialAction action() {
    return FacialAction.of(unit);
  }

  /** The strength of a side in [0, 1]; -1 is the person's right, 1 the left. */
  double share(int side) {
    return switch (unit.side()) {
      case LEFT -> side > 0 ? 1 : 0;
      case RIGHT -> side < 0 ? 1 : 0;
      default -> 1 - Math.max(0, -side * balance);
    };
  }
}
