package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class InterruptIT {
  private static final int PATIENCE_SECONDS = 60;

  @TempDir Path folder;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void endsWithItsOwnExitCodeWhenItIsInterrupted() throws Exception {
    Path out = folder.resolve("corpus");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.glimpse.cli.Glimpse",
                "synth",
                "--out",
                out.toString(),
                "--subjects",
                "60")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log.txt").toFile())
            .start();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!Files.exists(out) && process.isAlive() && System.nanoTime() < end) {
        process.waitFor(100, TimeUnit.MILLISECONDS);
      }
      assertThat(process.isAlive()).isTrue();
      process.destroy();
      assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(Files.readString(folder.resolve("log.txt"))).contains("interrupted");
    } finally {
      process.destroyForcibly();
    }
  }
}
