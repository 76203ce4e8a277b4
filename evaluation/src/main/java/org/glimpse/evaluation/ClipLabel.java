package org.glimpse.evaluation;

import org.glimpse.core.Checks;
import org.glimpse.core.clip.ClipId;

/**
 * A row of a score file: a clip and its true or predicted label.
 *
 * @param clip the clip
 * @param label the label, not blank; case is ignored when labels are compared
 */
public record ClipLabel(ClipId clip, String label) {
  /**
   * Checks the label and strips blanks around it.
   *
   * @throws IllegalArgumentException if the label is blank
   */
  public ClipLabel {
    label = Checks.notBlank("label of clip " + clip, label).strip();
  }
}
