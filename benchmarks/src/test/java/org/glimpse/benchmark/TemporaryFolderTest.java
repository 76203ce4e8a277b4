package org.glimpse.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {
  @Test
  void isGoneWithAllThatIsInItWhenItIsClosed() throws Exception {
    Path path;
    try (TemporaryFolder folder = TemporaryFolder.create()) {
      path = folder.path();
      Path inside = Files.createDirectories(folder.resolve("a").resolve("b"));
      Files.writeString(inside.resolve("c"), "text");
      assertThat(path).isDirectory();
    }
    assertThat(path).doesNotExist();
  }
}
