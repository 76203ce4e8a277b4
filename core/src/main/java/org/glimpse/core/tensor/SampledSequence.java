package org.glimpse.core.tensor;

import java.util.List;
import org.glimpse.core.Checks;

/**
 * The positions that a sampler chose: K ascending frame indices, equal ones where the clip is
 * shorter than K.
 *
 * @param positions 0-based frame indices, ascending, at least one
 */
public record SampledSequence(List<Integer> positions) {
  /**
   * Checks and copies the positions.
   *
   * @throws IllegalArgumentException if there is none, one is negative or they descend
   */
  public SampledSequence {
    positions = Checks.notEmpty("positions", positions);
    int last = 0;
    for (int position : positions) {
      Checks.argument(
          position >= last, "positions must be ascending from 0 on but are " + positions);
      last = position;
    }
  }

  /**
   * The number of positions, K.
   *
   * @return at least 1
   */
  public int size() {
    return positions.size();
  }

  /**
   * How many positions repeat the one before.
   *
   * @return 0 to K − 1
   */
  public int duplicates() {
    return positions.size() - (int) positions.stream().distinct().count();
  }
}
