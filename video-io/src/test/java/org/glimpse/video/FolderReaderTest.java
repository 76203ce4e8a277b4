package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.internal.PictureFiles;
import org.junit.jupiter.api.Test;

class FolderReaderTest extends FrameReaderContract {
  private static final DecodeOptions GRAY = DecodeOptions.withDefaults();

  @Override
  FrameReader reader(List<Frame> frames) throws Exception {
    for (Frame frame : frames) {
      PictureFiles.write(folder.resolve("img" + (frame.index() + 8) + ".png"), frame);
    }
    return FrameReaders.open(TestFrames.source(folder, RATE), GRAY);
  }

  private void write(String name, int index) throws Exception {
    PictureFiles.write(folder.resolve(name), TestFrames.wave(index, 0, TestFrames.SIZE, 1));
  }

  private List<Frame> read() throws DecodeException {
    try (FrameReader reader = FrameReaders.open(TestFrames.source(folder, RATE), GRAY)) {
      return TestFrames.readAll(reader);
    }
  }

  @Test
  void knowsTheCount() throws Exception {
    try (FrameReader reader = reader(TestFrames.waves(7, RATE, 1))) {
      assertThat(reader.info().frameCount()).hasValue(7);
    }
  }

  @Test
  void readsColor() throws Exception {
    Frame frame = TestFrames.wave(0, 0, TestFrames.SIZE, 3);
    PictureFiles.write(folder.resolve("0.png"), frame);
    try (FrameReader reader =
        FrameReaders.open(TestFrames.source(folder, RATE), GRAY.withColor(true))) {
      assertThat(TestFrames.readAll(reader)).containsExactly(frame);
    }
  }

  @Test
  void refusesAGapAndNamesIt() throws Exception {
    write("00003.png", 0);
    write("00004.png", 1);
    write("00007.png", 2);
    write("00009.png", 3);
    DecodeException error = catchThrowableOfType(DecodeException.class, this::read);
    assertThat(error).hasMessageContaining("lacks 3 of the frames 3 to 9: 5-6, 8");
    assertThat(error.frame()).hasValue(2);
  }

  @Test
  void refusesAFolderWithoutFrames() throws Exception {
    Files.writeString(folder.resolve("readme.txt"), "nothing here");
    assertThatThrownBy(this::read)
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("has no frames");
  }

  @Test
  void needsAFrameRate() throws Exception {
    write("0.png", 0);
    assertThatThrownBy(() -> FrameReaders.open(TestFrames.source(folder), GRAY))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("no frame rate");
    try (FrameReader reader =
        FrameReaders.open(
            TestFrames.source(folder), GRAY.withFolderRate(new FrameRate(30000, 1001)))) {
      assertThat(reader.info().frameRate()).isEqualTo(new FrameRate(30000, 1001));
    }
  }

  @Test
  void namesADamagedPicture() throws Exception {
    write("0.png", 0);
    write("1.png", 1);
    Path second = folder.resolve("1.png");
    byte[] bytes = Files.readAllBytes(second);
    Files.write(second, Arrays.copyOf(bytes, bytes.length / 2));
    DecodeException error = catchThrowableOfType(DecodeException.class, this::read);
    assertThat(error).hasMessageContaining("1.png' is cut off or damaged");
    assertThat(error.frame()).hasValue(1);
  }

  @Test
  void refusesPicturesOfDifferentSizes() throws Exception {
    write("0.png", 0);
    PictureFiles.write(folder.resolve("1.png"), TestFrames.wave(0, 0, new Size(32, 20), 1));
    assertThatThrownBy(this::read)
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("is 32x20 but the first frame is 64x48");
  }

  @Test
  void readsOnlyTheChosenPictures() throws Exception {
    for (int i = 0; i < 9; i++) {
      write(i + ".png", i);
    }
    for (int unwanted : new int[] {0, 1, 3, 5, 7, 8}) {
      Files.write(folder.resolve(unwanted + ".png"), new byte[0]);
    }
    try (FrameReader reader =
        FrameReaders.open(TestFrames.source(folder, RATE), GRAY, List.of(2, 4, 6))) {
      assertThat(reader.info().frameCount()).hasValue(3);
      assertThat(TestFrames.readAll(reader))
          .containsExactly(
              TestFrames.wave(2, 0, TestFrames.SIZE, 1).at(0, RATE.microsAt(2)),
              TestFrames.wave(4, 0, TestFrames.SIZE, 1).at(1, RATE.microsAt(4)),
              TestFrames.wave(6, 0, TestFrames.SIZE, 1).at(2, RATE.microsAt(6)));
    }
    assertThatThrownBy(
            () -> FrameReaders.open(TestFrames.source(folder, RATE), GRAY, List.of(2, 9)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("Frame 9 is wanted")
        .hasMessageContaining("has 9 frames");
    assertThatThrownBy(
            () -> FrameReaders.open(TestFrames.source(folder, RATE), GRAY, List.of(2, 2)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readingAheadGivesTheSame() throws Exception {
    for (int i = 0; i < 25; i++) {
      write(i + ".png", i);
    }
    List<Frame> oneByOne = read();
    try (FrameReader reader =
        FrameReaders.open(TestFrames.source(folder, RATE), GRAY.withThreads(3))) {
      assertThat(TestFrames.readAll(reader)).isEqualTo(oneByOne);
    }
    Files.write(folder.resolve("17.png"), new byte[0]);
    DecodeException error =
        catchThrowableOfType(
            DecodeException.class,
            () -> {
              try (FrameReader reader =
                  FrameReaders.open(TestFrames.source(folder, RATE), GRAY.withThreads(3))) {
                TestFrames.readAll(reader);
              }
            });
    assertThat(error.frame()).hasValue(17);
  }
}
