package org.glimpse.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.ImbalanceStrategy;
import picocli.CommandLine;

/** The name of an imbalance strategy as it is typed; {@code help} asks what there is. */
final class StrategyName implements CommandLine.ITypeConverter<String> {
  private static final String HELP = "help";

  /** Thrown where help was asked for instead of a name. */
  static final class HelpWanted extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public String convert(String value) {
    if (value.strip().toLowerCase(Locale.ROOT).equals(HELP)) {
      throw new HelpWanted();
    }
    return value;
  }

  /** Explains every strategy: its name, then what it does and where it comes from. */
  static void explain(PrintWriter out) {
    Imbalance.names()
        .forEach(
            (name, text) -> {
              out.println(name);
              text.lines().forEach(line -> out.println("    " + line));
            });
    out.println();
    out.println("Several can be joined, for example weighted+mixup; you are told if both correct");
    out.println("the same thing.");
    out.flush();
  }

  /** Says what a user should know before training with a strategy. */
  static void warn(ImbalanceStrategy strategy, PrintWriter err) {
    strategy.warnings().forEach(warning -> err.println("glimpse: " + warning));
    err.flush();
  }
}
