package org.glimpse.core.clip;

import java.nio.file.Path;

/** A corpus that cannot be read at all: a missing folder, sheet or column. */
public final class CorpusException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Path path;

  /**
   * An error in a corpus.
   *
   * @param path the folder or file that is at fault
   * @param message what is wrong, with the value and the way out
   */
  public CorpusException(Path path, String message) {
    super(message);
    this.path = path;
  }

  /**
   * The folder or file that is at fault.
   *
   * @return its path
   */
  public Path path() {
    return path;
  }
}
