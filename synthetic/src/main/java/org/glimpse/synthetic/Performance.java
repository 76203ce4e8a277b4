package org.glimpse.synthetic;

import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.FrameRate;

/**
 * What a subject does in a clip.
 *
 * @param label the expression's true label, not blank
 * @param units what moves and how strongly; empty for a clip without an expression
 * @param profile when it moves
 * @param length frames of the clip, more than the profile's offset
 * @param frameRate the rate of the frames
 */
public record Performance(
    String label,
    List<ActivatedUnit> units,
    MovementProfile profile,
    int length,
    FrameRate frameRate) {
  /**
   * Checks and copies the units.
   *
   * @throws IllegalArgumentException if the label is blank or the profile does not fit into the
   *     clip
   */
  public Performance {
    Checks.notBlank("label", label);
    units = List.copyOf(units);
    Checks.atLeast("clip length", length, profile.keyFrames().offset() + 1);
  }
}
