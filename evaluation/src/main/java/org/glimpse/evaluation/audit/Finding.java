package org.glimpse.evaluation.audit;

import org.glimpse.core.Checks;

/**
 * What an audit found.
 *
 * @param check what was looked for
 * @param severity how much it matters
 * @param message one or two plain sentences with the numbers
 */
public record Finding(Check check, Severity severity, String message) {
  /**
   * Checks the message.
   *
   * @throws IllegalArgumentException if the message is blank
   */
  public Finding {
    Checks.notBlank("message", message);
  }

  /**
   * Whether a reader should be warned.
   *
   * @return true for a warning or worse
   */
  public boolean alarming() {
    return severity.compareTo(Severity.WARNING) >= 0;
  }
}
