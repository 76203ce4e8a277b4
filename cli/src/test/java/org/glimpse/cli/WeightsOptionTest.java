package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class WeightsOptionTest {
  private static final Path WEIGHTS =
      Path.of("..", "spatiotemporal-models", "src", "test", "resources", "golden", "torch")
          .resolve("ststnet.pth");

  @TempDir Path folder;

  private static TrainingOptions parse(String... arguments) {
    TrainingOptions options = new TrainingOptions();
    new CommandLine(new Empty()).addMixin("options", options).parseArgs(arguments);
    return options;
  }

  /** A command that has no options of its own. */
  @Command(name = "empty")
  private static final class Empty {}

  @Test
  void startsFromWeightsHereAndInOtherProcesses() {
    TrainingOptions options = parse("--model", "ststnet", "--weights", WEIGHTS.toString());
    assertThat(options.trainer().settings()).containsEntry("start weights", "ststnet.pth");
    TrainingOptions again = parse(options.arguments().toArray(new String[0]));
    assertThat(again.trainer().settings()).isEqualTo(options.trainer().settings());
    assertThat(again.arguments()).contains(WEIGHTS.toAbsolutePath().toString());
  }

  @Test
  void saysWhichFileCannotBeRead() throws Exception {
    Path damaged = Files.writeString(folder.resolve("damaged.pth"), "no weights");
    assertThatThrownBy(() -> parse("--weights", damaged.toString()).trainer())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("damaged.pth");
    Path missing = folder.resolve("missing.pth");
    assertThatThrownBy(() -> parse("--weights", missing.toString()).trainer())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("The weights " + missing + " cannot be read.");
  }
}
