package org.glimpse.video.interchange;

import org.glimpse.core.Checks;

/**
 * One annotation of an ELAN tier.
 *
 * @param startMillis where it begins, in milliseconds from the video's start, at least 0
 * @param endMillis where it ends; later than where it begins
 * @param value its text, possibly empty
 */
public record ElanNote(long startMillis, long endMillis, String value) {
  /**
   * Checks the order.
   *
   * @throws IllegalArgumentException unless {@code 0 <= startMillis < endMillis}
   */
  public ElanNote {
    Checks.atLeast("start", startMillis, 0L);
    Checks.atLeast("end", endMillis, startMillis + 1);
  }
}
