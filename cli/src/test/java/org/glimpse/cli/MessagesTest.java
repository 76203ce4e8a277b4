package org.glimpse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.CorpusException;
import org.glimpse.core.clip.DecodeException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class MessagesTest {
  private final StringWriter err = new StringWriter();

  private int handle(Exception error) {
    CommandLine command = new CommandLine(new Glimpse()).setErr(new PrintWriter(err));
    return new Messages()
        .handleExecutionException(error, command, command.parseArgs("score", "recognition", "-h"));
  }

  @Test
  void callsABugABugAndAsksForAReport() {
    assertThat(handle(new IllegalStateException("impossible"))).isEqualTo(ExitCode.BUG);
    assertThat(err.toString()).contains("bug", "impossible", "report", "--verbose");
  }

  @Test
  void saysInOneSentenceWhatCannotBeRead() {
    assertThat(handle(new CorpusException(Path.of("x"), "There is no sheet in x.")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(handle(new DecodeException(ClipId.of("c", "s", "a"), "Frame 3 is damaged.")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(handle(new NoSuchFileException("gone.csv"))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(err.toString().lines())
        .containsExactly(
            "glimpse: There is no sheet in x.",
            "glimpse: c/s/a: Frame 3 is damaged.",
            "glimpse: there is no file or folder gone.csv.");
  }

  @Test
  void tellsAnInterruptionFromAFailure() {
    assertThat(handle(new InterruptedException())).isEqualTo(ExitCode.INTERRUPTED);
    // An interrupt closes the sheet that is being read.
    Thread.currentThread().interrupt();
    int code = handle(new CorpusException(Path.of("x"), "The sheet cannot be read."));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(code).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(err.toString()).doesNotContain("sheet").contains("glimpse: interrupted.");
  }
}
