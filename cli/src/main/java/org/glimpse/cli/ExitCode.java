package org.glimpse.cli;

/** What the command's exit codes mean to the scripts that call it. */
final class ExitCode {
  /** All done. */
  static final int DONE = 0;

  /** Done, but some clips failed; they are listed. */
  static final int SOME_FAILED = 1;

  /** The command line cannot be understood. */
  static final int USAGE = 2;

  /** A corpus or file cannot be read. */
  static final int UNREADABLE = 3;

  /** Interrupted; the same command with {@code --resume} goes on. */
  static final int INTERRUPTED = 4;

  /** Our bug. */
  static final int BUG = 70;

  /** What every command's help ends with. */
  static final String HELP =
      "Exit codes: 0 done; 1 done, but some clips failed (they are listed); 2 usage;%n"
          + "3 a corpus or file cannot be read; 4 interrupted; 70 a bug of Glimpse.%n";

  private ExitCode() {}
}
