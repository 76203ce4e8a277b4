package org.glimpse.synthetic;

import org.glimpse.core.clip.ActionUnit;

/**
 * How the skin moves under a FACS action unit: a sum of smooth pulls, mirrored for the other side,
 * and, for units of the lids and lips, a shift of their edges.
 *
 * <p>Directions and places are this module's own drawing of the muscles' actions, not measured
 * ones; what is exact is that the longest displacement of a unit at amplitude 1 is one face unit,
 * which is one pixel of a 224-pixel aligned face.
 */
public enum FacialAction {
  /** Inner brow raiser. */
  AU1(1),

  /** Outer brow raiser. */
  AU2(2),

  /** Brow lowerer. */
  AU4(4),

  /** Upper lid raiser. */
  AU5(5),

  /** Cheek raiser. */
  AU6(6),

  /** Lid tightener. */
  AU7(7),

  /** Nose wrinkler. */
  AU9(9),

  /** Upper lip raiser. */
  AU10(10),

  /** Lip corner puller. */
  AU12(12),

  /** Dimpler. */
  AU14(14),

  /** Lip corner depressor. */
  AU15(15),

  /** Chin raiser. */
  AU17(17),

  /** Lip stretcher. */
  AU20(20),

  /** Lip tightener. */
  AU23(23),

  /** Lip pressor. */
  AU24(24),

  /** Lips part. */
  AU25(25),

  /** Jaw drop. */
  AU26(26);

  private final int number;

  FacialAction(int number) {
    this.number = number;
  }

  /**
   * The action of a unit.
   *
   * @param unit a unit of any side and intensity
   * @return the action
   * @throws IllegalArgumentException if this module cannot draw the unit
   */
  public static FacialAction of(ActionUnit unit) {
    for (FacialAction action : values()) {
      if (action.number == unit.number()) {
        return action;
      }
    }
    throw new IllegalArgumentException(
        "action unit must be one of 1, 2, 4, 5, 6, 7, 9, 10, 12, 14, 15, 17, 20, 23, 24, 25, 26"
            + " but is "
            + unit.number());
  }

  /**
   * The unit's number in FACS.
   *
   * @return for example 12
   */
  public int number() {
    return number;
  }
}
