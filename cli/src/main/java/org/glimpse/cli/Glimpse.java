package org.glimpse.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.glimpse.pipeline.Software;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The {@code glimpse} command with its subcommands. */
@Command(
    name = "glimpse",
    description = "Micro-expression video analysis: from raw clips to an honest report.",
    subcommands = {
      DemoCommand.class,
      SynthCommand.class,
      AnalyzeCommand.class,
      TrainCommand.class,
      SpotCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      CompareSamplingCommand.class,
      CompareImbalanceCommand.class,
      CompareModelsCommand.class,
      ScoreCommand.class,
      ReportCommand.class,
      FlowCommand.class,
      EncodeCommand.class,
      ModelsCommand.class,
      CorpusCommand.class,
      FoldWorkerCommand.class,
      CommandLine.HelpCommand.class
    },
    mixinStandardHelpOptions = true,
    versionProvider = Glimpse.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "First steps:",
      "  glimpse demo                      the whole chain on a small synthetic corpus",
      "  glimpse analyze FOLDER --out D    your own videos",
      "",
      ExitCode.HELP
    })
public final class Glimpse {
  @Option(
      names = Messages.VERBOSE,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Print stack traces of errors.")
  @SuppressWarnings("unused")
  private boolean verbose;

  /** Commands that keep what they have done when they are interrupted. */
  private static final List<String> KEEPING =
      List.of(
          "evaluate",
          "train",
          "compare-sampling",
          "compare-imbalance",
          "compare-models",
          FoldWorkerCommand.NAME);

  private static final String RESUME = "--resume";

  private static final int PATIENCE_SECONDS = 15;

  Glimpse() {}

  /**
   * Runs the command and ends the program with its exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    PrintWriter err = writer(System.err);
    Thread working = Thread.currentThread();
    CountDownLatch done = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(() -> interrupt(List.of(args), working, done, err), "glimpse-interrupted"));
    int code = ExitCode.BUG;
    try {
      code = run(args, writer(System.out), err);
    } catch (Error error) {
      // Such as a class that cannot be loaded: no interruption, and not to be told as one.
      err.println("glimpse: this is a bug of Glimpse, or its libraries are not complete:");
      error.printStackTrace(err);
      err.flush();
    }
    done.countDown();
    // While the program ends because it was interrupted, this waits until it has.
    System.exit(code);
  }

  /** Ctrl-C, or a polite request to end: the exit code says so instead of the signal's number. */
  private static void interrupt(
      List<String> args, Thread working, CountDownLatch done, PrintWriter err) {
    if (done.getCount() == 0) {
      return;
    }
    if (!args.isEmpty() && KEEPING.contains(args.get(0))) {
      working.interrupt();
      try {
        if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          err.println("glimpse: interrupted within an epoch, which is lost.");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      err.println("What was finished is kept in --out. To go on: " + resuming(args));
    } else {
      err.println("glimpse: interrupted; what was not written yet is lost.");
    }
    err.flush();
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** The line for a shell that goes on with an interrupted command. */
  static String resuming(List<String> args) {
    List<String> words = new ArrayList<>(List.of("glimpse"));
    for (String arg : args) {
      words.add(arg.matches("[\\w./:=,+@%-]+") ? arg : "'" + arg.replace("'", "'\\''") + "'");
    }
    if (!args.contains(RESUME)) {
      words.add(RESUME);
    }
    return String.join(" ", words);
  }

  /**
   * Runs the command.
   *
   * @param args the command line
   * @param out where results go
   * @param err where messages and progress go
   * @return the exit code
   */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    CommandLine command =
        new CommandLine(new Glimpse())
            .setOut(out)
            .setErr(err)
            .setParameterExceptionHandler((error, a) -> Messages.usage(error))
            .setExecutionExceptionHandler(new Messages())
            .setExitCodeExceptionMapper(
                error ->
                    error instanceof CommandLine.ParameterException ? ExitCode.USAGE : ExitCode.BUG)
            .setCaseInsensitiveEnumValuesAllowed(true);
    if (args.length == 0) {
      command.usage(err);
      err.flush();
      return ExitCode.USAGE;
    }
    int code = command.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  private static PrintWriter writer(java.io.PrintStream stream) {
    return new PrintWriter(new java.io.OutputStreamWriter(stream, StandardCharsets.UTF_8), false);
  }

  /** Says what is running. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {
        "glimpse " + Software.version() + " (" + Software.commit() + ")",
        "Java "
            + Runtime.version()
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
      };
    }
  }
}
