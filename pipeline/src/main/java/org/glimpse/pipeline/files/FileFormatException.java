package org.glimpse.pipeline.files;

import java.nio.file.Path;

/** A file that cannot be understood: a missing column, a value that is none, a doubled row. */
public final class FileFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * An error in a file.
   *
   * @param file the file
   * @param message what is wrong, with the line, the value and the way out
   */
  public FileFormatException(Path file, String message) {
    super(file + ": " + message);
  }
}
