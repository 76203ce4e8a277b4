package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameFolderTest {
  @TempDir Path folder;

  private void touch(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "img46.jpg,46",
    "reg_img9.jpg,9",
    "006_05562.jpg,5562",
    "00000.png,0",
    "image17581039.jpg,17581039",
    "EP02_01f-12.BMP,12",
    "7_final.tiff,7"
  })
  void readsTheNumberAsCorporaWriteIt(String name, long number) throws IOException {
    touch(name);
    assertThat(FrameFolder.list(folder).firstNumber()).isEqualTo(number);
  }

  @Test
  void ordersByNumberAndNotByName() throws IOException {
    touch("img10.jpg", "img9.jpg", "img8.jpg", "img11.jpg");
    FrameFolder frames = FrameFolder.list(folder);
    assertThat(frames.frames())
        .extracting(FrameFolder.FrameFile::number)
        .containsExactly(8L, 9L, 10L, 11L);
    assertThat(frames.indexOf(10)).hasValue(2);
    assertThat(frames.indexOf(12)).isEmpty();
    assertThat(frames.missing()).isZero();
    assertThat(frames.gaps()).isEmpty();
  }

  @Test
  void namesTheFirstGaps() throws IOException {
    touch("1.png", "3.png", "6.png", "8.png", "10.png");
    FrameFolder frames = FrameFolder.list(folder);
    assertThat(frames.missing()).isEqualTo(5);
    assertThat(frames.gaps()).isEqualTo("2, 4-5, 7, …");
    assertThat(frames.lastNumber()).isEqualTo(10);
  }

  @Test
  void ignoresWhatIsNoPicture() throws IOException {
    touch("1.png", ".2.png", "Thumbs.db", "3.txt");
    Files.createDirectory(folder.resolve("4.png"));
    assertThat(FrameFolder.list(folder).size()).isEqualTo(1);
  }

  @Test
  void refusesAPictureWithoutANumber() throws IOException {
    touch("1.png", "cover.png");
    assertThatThrownBy(() -> FrameFolder.list(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("'cover.png'")
        .hasMessageContaining("no frame number");
  }

  @Test
  void refusesTwoPicturesWithOneNumber() throws IOException {
    touch("img1.png", "img01.png");
    assertThatThrownBy(() -> FrameFolder.list(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("same frame number 1");
  }
}
