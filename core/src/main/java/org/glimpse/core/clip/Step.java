package org.glimpse.core.clip;

import org.glimpse.core.EnumText;

/** The steps of a clip's way, as they stand in {@code failures.csv}. */
public enum Step {
  /** Reading the corpus' annotations. */
  CORPUS,
  /** Decoding the file or the frames. */
  DECODE,
  /** Finding and aligning the face. */
  ALIGN,
  /** Measuring motion. */
  MOTION,
  /** Finding onset, apex and offset. */
  KEY_FRAMES,
  /** Sampling and encoding. */
  ENCODE,
  /** Training the model of the fold that would test the clip. */
  TRAIN,
  /** Predicting a label. */
  PREDICT;

  /**
   * The step as it is written in files.
   *
   * @return for example {@code "key-frames"}
   */
  public String id() {
    return EnumText.of(this);
  }
}
