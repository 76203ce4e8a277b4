package org.glimpse.evaluation;

import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;

/**
 * A label that a training changed, of one of its own clips; labels of tested clips never change.
 *
 * @param fold the fold's name
 * @param clip a training clip of the fold
 * @param epoch at the end of which epoch, counted from 0
 * @param classes the classes before and after
 * @param margin by how much the rule preferred the new class, in the rule's own unit
 */
public record LabelChange(String fold, ClipId clip, int epoch, Classes classes, double margin) {
  /**
   * Checks the epoch.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public LabelChange {
    Checks.atLeast("epoch", epoch, 0);
  }

  /**
   * Two classes.
   *
   * @param from the class index before
   * @param to the class index after
   */
  public record Classes(int from, int to) {}
}
