package org.glimpse.model.weights;

import java.nio.file.Path;

/** A file of weights that cannot be understood, or that is for another network. */
public final class WeightsFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * An error in a file.
   *
   * @param file the file
   * @param message what is wrong, with the value and the way out
   */
  public WeightsFormatException(Path file, String message) {
    super(file + ": " + message);
  }
}
