package org.glimpse.video.models;

import java.io.IOException;

/** A model file that is missing, cannot be fetched or is not the file it should be. */
public final class ModelException extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * An error with a message.
   *
   * @param message one or two sentences with the value and the way out
   */
  public ModelException(String message) {
    super(message);
  }
}
