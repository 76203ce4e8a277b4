package org.glimpse.cli;

import java.io.PrintWriter;
import java.util.List;
import org.glimpse.imbalance.Imbalance;
import org.glimpse.imbalance.ImbalanceStrategy;
import picocli.CommandLine;

/** The name of an imbalance strategy as it is typed; {@code help} asks what there is. */
final class StrategyName implements CommandLine.ITypeConverter<String> {
  @Override
  public String convert(String value) {
    if (HelpWanted.isAskedBy(value)) {
      throw new HelpWanted(
          Imbalance.names(),
          List.of(
              "Several can be joined, for example weighted+mixup; you are told if both correct",
              "the same thing."));
    }
    return value;
  }

  /** Says what a user should know before training with a strategy. */
  static void warn(ImbalanceStrategy strategy, PrintWriter err) {
    strategy.warnings().forEach(warning -> err.println("glimpse: " + warning));
    err.flush();
  }
}
