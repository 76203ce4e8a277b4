package org.glimpse.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A folder for as long as a measurement lasts.
 *
 * @param path the folder, which is there
 */
record TemporaryFolder(Path path) implements AutoCloseable {
  static TemporaryFolder create() throws IOException {
    return new TemporaryFolder(Files.createTempDirectory("glimpse-measure"));
  }

  Path resolve(String name) {
    return path.resolve(name);
  }

  /** Deletes the folder with all that is in it. */
  @Override
  public void close() throws IOException {
    delete(path);
  }

  /** Deletes a folder with all that is in it. */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
