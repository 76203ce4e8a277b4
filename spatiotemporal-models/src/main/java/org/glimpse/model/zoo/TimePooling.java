package org.glimpse.model.zoo;

import java.util.Locale;

/** How the outputs of an LSTM over the frames become one vector a clip. */
public enum TimePooling {
  /** The output after the last frame; backwards, the one after the first. */
  LAST,
  /** The mean over the frames. */
  MEAN,
  /**
   * A mean with learnt weights: the softmax over the frames of {@code v · tanh(W h + b) + c}, where
   * h is the output at a frame.
   */
  ATTENTION;

  /**
   * The name as options write it.
   *
   * @return in lower case
   */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
