package org.glimpse.pipeline;

import java.util.Locale;

/** Where the key frames of a clip are taken from. */
public enum KeyFrameChoice {
  /** From the corpus' annotation where it has them, else from the detector. */
  ANNOTATED,
  /** From the detector, whatever the annotation says. */
  DETECTED;

  /**
   * The choice as the command line writes it.
   *
   * @return for example {@code "annotated"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
