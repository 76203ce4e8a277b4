package org.glimpse.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.glimpse.core.clip.ClipException;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.model.TrainingDivergedException;
import org.glimpse.pipeline.files.FileFormatException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into one or two plain sentences and an exit code. */
final class Messages implements CommandLine.IExecutionExceptionHandler {
  static final String VERBOSE = "--verbose";

  @Override
  public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) {
    if (error instanceof CommandLine.ParameterException usage) {
      return usage(usage);
    }
    PrintWriter err = command.getErr();
    // An interrupt also closes the file that is being read, which is then not what is wrong.
    boolean interrupted = Thread.currentThread().isInterrupted();
    int code = interrupted ? ExitCode.INTERRUPTED : code(error);
    if (interrupted) {
      err.println("glimpse: interrupted.");
    } else if (code == ExitCode.BUG) {
      err.println("glimpse: this is a bug of Glimpse: " + error);
      err.println(
          "Please report it with the command line, the output of 'glimpse --version' and that of the"
              + " same command with --verbose.");
    } else {
      err.println("glimpse: " + sentence(error));
    }
    if (parsed.expandedArgs().contains(VERBOSE)) {
      error.printStackTrace(err);
    }
    err.flush();
    return code;
  }

  /** Prints a usage error as one sentence and where help is to be had. */
  static int usage(CommandLine.ParameterException error) {
    CommandLine command = error.getCommandLine();
    if (error.getCause() instanceof HelpWanted help) {
      help.print(command.getOut());
      return ExitCode.DONE;
    }
    PrintWriter err = command.getErr();
    err.println("glimpse: " + error.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(error, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    err.flush();
    return ExitCode.USAGE;
  }

  private static int code(Exception error) {
    if (error instanceof InterruptedException) {
      return ExitCode.INTERRUPTED;
    }
    if (error instanceof TrainingDivergedException) {
      return ExitCode.SOME_FAILED;
    }
    return error instanceof CorpusException
            || error instanceof ClipException
            || error instanceof FileFormatException
            || error instanceof IOException
            || error instanceof UncheckedIOException
        ? ExitCode.UNREADABLE
        : ExitCode.BUG;
  }

  private static String sentence(Exception error) {
    if (error instanceof NoSuchFileException missing) {
      return "there is no file or folder " + missing.getFile() + ".";
    }
    if (error instanceof AccessDeniedException denied) {
      return denied.getFile() + " may not be read or written; check its permissions.";
    }
    if (error instanceof FileAlreadyExistsException taken) {
      return taken.getFile() + " is in the way; remove it or choose another --out.";
    }
    if (error instanceof ClipException clip) {
      return clip.clip() + ": " + clip.getMessage();
    }
    if (error instanceof InterruptedException) {
      return "interrupted.";
    }
    String message = error.getMessage();
    return message == null ? error.toString() : message;
  }
}
