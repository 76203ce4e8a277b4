package org.glimpse.video.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.glimpse.core.frame.Frame;
import org.glimpse.video.TestFrames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureFilesTest {
  private static final int MAX_PIXELS = 1 << 20;

  @TempDir Path folder;

  private Path write(String name, int channels) throws IOException {
    Path file = folder.resolve(name);
    PictureFiles.write(file, TestFrames.wave(0, 0, TestFrames.SIZE, channels));
    return file;
  }

  @ParameterizedTest
  @CsvSource({"a.png,1", "a.png,3", "a.bmp,1", "a.bmp,3", "a.tif,1", "a.tiff,3"})
  void losslessFormatsKeepEveryValue(String name, int channels) throws IOException {
    assertThat(PictureFiles.read(write(name, channels), channels == 3, MAX_PIXELS))
        .isEqualTo(TestFrames.wave(0, 0, TestFrames.SIZE, channels));
  }

  @Test
  void jpegIsClose() throws IOException {
    Frame read = PictureFiles.read(write("a.jpg", 1), false, MAX_PIXELS);
    assertThat(TestFrames.meanDifference(read, TestFrames.wave(0, 0, TestFrames.SIZE, 1)))
        .isLessThan(2.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.png", "a.jpg", "a.bmp"})
  void refusesWhatIsCutOff(String name) throws IOException {
    Path file = write(name, 3);
    byte[] bytes = Files.readAllBytes(file);
    for (int kept : new int[] {bytes.length - 3, bytes.length * 2 / 3, bytes.length / 3}) {
      Files.write(file, Arrays.copyOf(bytes, kept));
      assertThatThrownBy(() -> PictureFiles.read(file, false, MAX_PIXELS))
          .isInstanceOf(IOException.class)
          .hasMessageContaining(name + "' is cut off or damaged");
    }
  }

  @Test
  void refusesAPngWithAFlippedBit() throws IOException {
    Path file = write("a.png", 1);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> PictureFiles.read(file, false, MAX_PIXELS))
        .hasMessageContaining("damaged");
  }

  @Test
  void refusesEmptyMissingForeignAndTooLarge() throws IOException {
    Path file = folder.resolve("a.png");
    assertThatThrownBy(() -> PictureFiles.read(file, false, MAX_PIXELS))
        .hasMessageContaining("no picture");
    Files.createFile(file);
    assertThatThrownBy(() -> PictureFiles.read(file, false, MAX_PIXELS))
        .hasMessageContaining("empty (0 bytes)");
    Files.writeString(file, "words");
    assertThatThrownBy(() -> PictureFiles.read(file, false, MAX_PIXELS))
        .hasMessageContaining("not a readable picture");
    write("a.png", 1);
    assertThatThrownBy(() -> PictureFiles.read(file, false, 3071))
        .hasMessageContaining("64x48")
        .hasMessageContaining("3071");
  }
}
