package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.internal.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Missing frames are marked at their own time, and no more of them than was allowed. */
class ToleratedGapsTest {
  private static final FrameRate RATE = FrameRate.of(25);
  private static final int LENGTH = 30;

  @TempDir Path folder;

  private static DecodeOptions tolerating(int frames) {
    return DecodeOptions.withDefaults().withToleratedGaps(frames);
  }

  private static List<Frame> read(Path clip, DecodeOptions options) throws DecodeException {
    try (FrameReader reader = FrameReaders.open(TestFrames.source(clip, RATE), options)) {
      return TestFrames.readAll(reader);
    }
  }

  private static List<Integer> missing(List<Frame> frames) {
    return frames.stream().filter(Frame::isMissing).map(Frame::index).toList();
  }

  private static void assertInTime(List<Frame> frames) {
    for (int i = 0; i < frames.size(); i++) {
      assertThat(frames.get(i).index()).isEqualTo(i);
      assertThat(frames.get(i).timestampMicros()).isEqualTo(RATE.microsAt(i));
    }
  }

  private Path video(VideoFormat format) throws IOException {
    Path file = folder.resolve("clip." + format.extension());
    try (VideoWriter writer = VideoWriter.open(file, format, TestFrames.SIZE, RATE)) {
      for (Frame frame : TestFrames.waves(LENGTH, RATE, 1)) {
        writer.write(frame);
      }
    }
    return file;
  }

  private void picture(int number) throws IOException {
    PictureFiles.write(
        folder.resolve("img" + number + ".png"), TestFrames.wave(number, 0, TestFrames.SIZE, 1));
  }

  @Test
  void aFolderWithGapsKeepsItsTimes() throws Exception {
    for (int number : new int[] {8, 9, 12, 13, 15}) {
      picture(number);
    }
    List<Frame> frames = read(folder, tolerating(3));
    assertThat(missing(frames)).containsExactly(2, 3, 6);
    assertInTime(frames);
    assertThat(frames).hasSize(8);
    assertThat(frames.get(3).pixels()).isEqualTo(frames.get(1).pixels());
    assertThat(frames.get(7).pixels())
        .isEqualTo(TestFrames.wave(15, 0, TestFrames.SIZE, 1).pixels());
    assertThatThrownBy(() -> read(folder, tolerating(2)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining(
            "lacks 3 of the frames 8 to 15: 10-11, 14, more than the 2 tolerated");
  }

  @Test
  void brokenPicturesCountAsMissingEvenAtTheBeginning() throws Exception {
    for (int number = 0; number < 5; number++) {
      picture(number);
    }
    Files.write(folder.resolve("img0.png"), new byte[] {1, 2, 3});
    Files.write(folder.resolve("img3.png"), new byte[0]);
    List<Frame> frames = read(folder, tolerating(2));
    assertThat(missing(frames)).containsExactly(0, 3);
    assertInTime(frames);
    assertThat(frames.get(0).pixels()).isEqualTo(frames.get(1).pixels());
    assertThatThrownBy(() -> read(folder, tolerating(1)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("img3.png' is empty");
  }

  @Test
  void gapsAndBrokenPicturesAreCountedTogether() throws Exception {
    for (int number : new int[] {0, 1, 3}) {
      picture(number);
    }
    Files.write(folder.resolve("img0.png"), new byte[] {1, 2, 3});
    assertThat(missing(read(folder, tolerating(2)))).containsExactly(0, 2);
    assertThatThrownBy(() -> read(folder, tolerating(1)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("Frame 2 of");
  }

  @Test
  void aFolderWithoutOneWholePictureIsRefused() throws Exception {
    Files.write(folder.resolve("img0.png"), new byte[] {1, 2, 3});
    assertThatThrownBy(() -> read(folder, tolerating(5)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("No picture");
  }

  @Test
  void oneBrokenFrameOfFramesThatStandAloneIsOneMissingFrame() throws Exception {
    Path file = video(VideoFormat.MJPEG);
    byte[] bytes = Files.readAllBytes(file);
    int middle = bytes.length / 2;
    Arrays.fill(bytes, middle, middle + 20, (byte) 0xff);
    Files.write(file, bytes);
    List<Frame> frames = read(file, tolerating(3));
    assertThat(frames).hasSize(LENGTH);
    assertInTime(frames);
    List<Integer> missing = missing(frames);
    assertThat(missing).hasSizeBetween(1, 2);
    assertThat(missing.get(0)).isBetween(10, 20);
    for (Frame frame : frames) {
      int shown = frame.isMissing() ? missing.get(0) - 1 : frame.index();
      Frame drawn = TestFrames.wave(shown, 0, TestFrames.SIZE, 1);
      assertThat(TestFrames.meanDifference(frame, drawn)).isLessThan(3.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"FFV1", "H264"})
  void whatLeansOnABrokenFrameIsMissingToo(VideoFormat format) throws Exception {
    Path file = video(format);
    List<Frame> whole = read(file, DecodeOptions.withDefaults());
    byte[] bytes = Files.readAllBytes(file);
    int middle = bytes.length / 2;
    Arrays.fill(bytes, middle, middle + 40, (byte) 0);
    Files.write(file, bytes);
    List<Frame> frames = read(file, tolerating(LENGTH));
    assertThat(frames).hasSize(LENGTH);
    assertThat(missing(frames)).isNotEmpty().hasSizeLessThan(LENGTH - 5);
    for (Frame frame : frames) {
      assertThat(frame.timestampMicros()).isEqualTo(whole.get(frame.index()).timestampMicros());
      if (!frame.isMissing()) {
        assertThat(frame).isEqualTo(whole.get(frame.index()));
      }
    }
    assertThatThrownBy(() -> read(file, tolerating(missing(frames).size() - 1)))
        .isInstanceOf(DecodeException.class)
        .satisfies(e -> assertThat(((DecodeException) e).frame()).isPresent());
  }

  @ParameterizedTest
  @CsvSource({"FFV1,0.7", "MJPEG,0.7"})
  void whatIsCutOffIsMissingAtTheEnd(VideoFormat format, double kept) throws Exception {
    Path file = video(format);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * kept)));
    List<Frame> frames = read(file, tolerating(LENGTH - 1));
    assertThat(frames).hasSize(LENGTH);
    assertThat(missing(frames)).hasSizeBetween(6, 20).endsWith(LENGTH - 1);
    assertThatThrownBy(() -> read(file, tolerating(3)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("More than the 3 tolerated frames are missing");
  }

  @Test
  void aWholeClipIsTheSameWithTolerance() throws Exception {
    for (VideoFormat format : VideoFormat.values()) {
      Path file = video(format);
      assertThat(read(file, tolerating(5))).isEqualTo(read(file, DecodeOptions.withDefaults()));
    }
  }
}
