package org.glimpse.core.clip;

/** Where an apex comes from, so that an invented one is always marked. */
public enum ApexSource {
  /** Coded by the corpus' annotators. */
  ANNOTATED,
  /** Coded, then corrected by an erratum. */
  CORRECTED,
  /** Found by a key-frame detector. */
  DETECTED,
  /** The middle between onset and offset, for want of anything better. */
  MIDPOINT
}
