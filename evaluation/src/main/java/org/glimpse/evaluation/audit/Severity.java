package org.glimpse.evaluation.audit;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
  /** Looked for and not found. */
  PASSED,
  /** Worth knowing; it could not be checked or changes nothing. */
  NOTE,
  /** The number may mislead. */
  WARNING,
  /** The number is not what it is called. */
  INVALID;

  /**
   * The name in files.
   *
   * @return for example {@code "warning"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
