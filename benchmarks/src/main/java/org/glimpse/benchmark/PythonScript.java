package org.glimpse.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A rival in Python: a script that lies beside this class.
 *
 * @param python the interpreter, with PyTorch
 * @param name the script's file name
 */
record PythonScript(String python, String name) {
  /** Runs it and returns the lines it prints. */
  List<String> run(Object... arguments) throws IOException, InterruptedException {
    Path script = Files.createTempFile("glimpse-rival", ".py");
    try {
      try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream(name))) {
        Files.write(script, in.readAllBytes());
      }
      List<String> command = new ArrayList<>(List.of(python, script.toString()));
      for (Object argument : arguments) {
        command.add(argument.toString());
      }
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String text;
      try (InputStream in = process.getInputStream()) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      }
      if (process.waitFor() != 0) {
        throw new IOException(command + " ended with " + process.exitValue());
      }
      return text.lines().toList();
    } finally {
      Files.delete(script);
    }
  }
}
