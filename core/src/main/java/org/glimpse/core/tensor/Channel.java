package org.glimpse.core.tensor;

import java.util.Locale;

/** What a channel of a tensor holds. */
public enum Channel {
  /** Brightness. */
  GRAY,
  /** Red. */
  RED,
  /** Green. */
  GREEN,
  /** Blue. */
  BLUE,
  /** Flow to the right, pixels. */
  FLOW_U,
  /** Flow down, pixels. */
  FLOW_V,
  /** Optical strain, pixels per pixel. */
  STRAIN;

  /**
   * The channel as it is written in files.
   *
   * @return for example {@code "flow_u"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
