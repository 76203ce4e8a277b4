package org.glimpse.imbalance.objective;

import org.glimpse.core.Checks;
import org.glimpse.core.tensor.LabelledClips;

/**
 * What one training is about.
 *
 * @param clips the training clips of one fold, and no others
 * @param width the width D of the network's embedding
 * @param epochs how many epochs are trained
 * @param seed where randomness comes from
 */
public record ObjectiveStart(LabelledClips clips, int width, int epochs, long seed) {
  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if width or epochs is less than 1
   */
  public ObjectiveStart {
    Checks.atLeast("width", width, 1);
    Checks.atLeast("epochs", epochs, 1);
  }
}
