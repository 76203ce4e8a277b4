package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.glimpse.core.FrameRate;
import org.glimpse.core.Size;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerReaderTest extends FrameReaderContract {
  private static final DecodeOptions GRAY = DecodeOptions.withDefaults();

  @Override
  FrameReader reader(List<Frame> frames) throws Exception {
    return FrameReaders.open(TestFrames.source(write(VideoFormat.FFV1, frames, RATE)), GRAY);
  }

  private Path write(VideoFormat format, List<Frame> frames, FrameRate rate) throws IOException {
    Path file = folder.resolve("clip." + format.extension());
    try (VideoWriter writer = VideoWriter.open(file, format, frames.get(0).size(), rate)) {
      for (Frame frame : frames) {
        writer.write(frame);
      }
    }
    return file;
  }

  private static List<Frame> read(Path file, DecodeOptions options) throws DecodeException {
    try (FrameReader reader = FrameReaders.open(TestFrames.source(file), options)) {
      return TestFrames.readAll(reader);
    }
  }

  @Test
  void ffv1KeepsEveryValueInColor() throws Exception {
    List<Frame> frames = TestFrames.waves(4, RATE, 3);
    Path file = write(VideoFormat.FFV1, frames, RATE);
    assertThat(read(file, GRAY.withColor(true))).isEqualTo(frames);
    assertThat(read(file, GRAY)).isEqualTo(frames.stream().map(Frame::toGray).toList());
  }

  @ParameterizedTest
  @EnumSource(VideoFormat.class)
  void limitedAndFullRangeGiveTheSameGray(VideoFormat format) throws Exception {
    List<Frame> frames = TestFrames.waves(6, RATE, 1);
    List<Frame> read = read(write(format, frames, RATE), GRAY);
    assertThat(read).hasSize(6);
    for (int i = 0; i < 6; i++) {
      assertThat(read.get(i).timestampMicros()).isEqualTo(frames.get(i).timestampMicros());
      // Without the expansion of limited range the mean error would be about 9 levels.
      assertThat(TestFrames.meanDifference(read.get(i), frames.get(i))).isLessThan(3.0);
    }
  }

  @ParameterizedTest
  @CsvSource({"FFV1,30000/1001", "MJPEG,30000/1001", "H264,30000/1001", "MJPEG,500", "H264,200"})
  void keepsTheRationalRate(VideoFormat format, String rate) throws Exception {
    FrameRate expected = FrameRate.parse(rate);
    Path file = write(format, TestFrames.waves(9, expected, 1), expected);
    try (FrameReader reader = FrameReaders.open(TestFrames.source(file), GRAY)) {
      assertThat(reader.info().frameRate()).isEqualTo(expected);
      List<Frame> read = TestFrames.readAll(reader);
      for (Frame frame : read) {
        // Matroska counts whole milliseconds.
        assertThat((double) frame.timestampMicros())
            .isCloseTo((double) expected.microsAt(frame.index()), within(501.0));
      }
    }
  }

  @Test
  void knowsTheCountOfAnMp4() throws Exception {
    Path file = write(VideoFormat.H264, TestFrames.waves(9, RATE, 1), RATE);
    try (FrameReader reader = FrameReaders.open(TestFrames.source(file), GRAY)) {
      assertThat(reader.info().frameCount()).hasValue(9);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FFV1,0.97",
    "FFV1,0.6",
    "FFV1,0.3",
    "MJPEG,0.97",
    "MJPEG,0.6",
    "MJPEG,0.3",
    "H264,0.97",
    "H264,0.6",
    "H264,0.3"
  })
  void aFileThatIsCutOffIsAnErrorAndNotTheEnd(VideoFormat format, double kept) throws Exception {
    Path file = write(format, TestFrames.waves(20, RATE, 1), RATE);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * kept)));
    assertThatThrownBy(() -> read(file, GRAY))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("opy it again");
  }

  @Test
  void afterAnErrorTheReaderKeepsFailing() throws Exception {
    Path file = write(VideoFormat.MJPEG, TestFrames.waves(20, RATE, 1), RATE);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    try (FrameReader reader = FrameReaders.open(TestFrames.source(file), GRAY)) {
      DecodeException first =
          catchThrowableOfType(DecodeException.class, () -> TestFrames.readAll(reader));
      assertThat(first.frame().getAsInt()).isBetween(5, 15);
      assertThatThrownBy(reader::next).isSameAs(first);
    }
  }

  @Test
  void aDamagedFrameIsAnError() throws Exception {
    Path file = write(VideoFormat.MJPEG, TestFrames.waves(20, RATE, 1), RATE);
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 1500, (byte) 0);
    Files.write(file, bytes);
    DecodeException error = catchThrowableOfType(DecodeException.class, () -> read(file, GRAY));
    assertThat(error.frame().getAsInt()).isBetween(5, 15);
    assertThat(error).hasMessageContaining("cannot be decoded");
  }

  @ParameterizedTest
  @ValueSource(strings = {"webm", "mkv"})
  void damageThatEndsAMatroskaEarlyIsAnError(String kind) throws Exception {
    Path whole = folder.resolve("whole." + kind);
    String coding = kind.equals("mkv") ? "mpeg4 -bf 2" : "libvpx-vp9 -deadline realtime";
    ReferenceProgram.ffmpeg(
        "-y -f lavfi -i testsrc2=size=64x48:rate=25:duration=2 -c:v " + coding + " " + whole);
    assertThat(read(whole, GRAY)).hasSize(50);
    byte[] bytes = Files.readAllBytes(whole);
    Path file = folder.resolve("damaged." + kind);
    int errors = 0;
    for (int at = bytes.length / 5; at < bytes.length * 4 / 5; at += bytes.length / 25) {
      byte[] damaged = bytes.clone();
      Arrays.fill(damaged, at, at + 40, (byte) 0);
      Files.write(file, damaged);
      try {
        List<Frame> frames = read(file, GRAY);
        // Swallowed inside, which the times of the frames show, or hardly anything lost.
        assertThat(frames.get(frames.size() - 1).timestampMicros()).isGreaterThan(1_850_000);
      } catch (DecodeException e) {
        errors++;
      }
    }
    assertThat(errors).isPositive();
  }

  @ParameterizedTest
  @CsvSource({"ts,0", "m2ts,1"})
  void aTransportStreamThatEndsInsideAPacketIsAnError(String kind, int timed) throws Exception {
    Path whole = folder.resolve("whole." + kind);
    ReferenceProgram.ffmpeg(
        "-y -f lavfi -i testsrc2=size=64x48:rate=25:duration=1 -c:v libopenh264 -b:v 300k"
            + " -f mpegts -mpegts_m2ts_mode "
            + timed
            + " "
            + whole);
    List<Frame> frames = read(whole, GRAY);
    assertThat(frames).hasSize(25);
    byte[] bytes = Files.readAllBytes(whole);
    Path file = folder.resolve("cut." + kind);
    for (int kept : new int[] {bytes.length - 1, bytes.length * 3 / 4 + 1, bytes.length / 2 + 1}) {
      Files.write(file, Arrays.copyOf(bytes, kept));
      assertThatThrownBy(() -> read(file, GRAY))
          .isInstanceOf(DecodeException.class)
          .hasMessageContaining(file.toString())
          .hasMessageContaining("opy it again");
      List<Frame> tolerated = read(file, GRAY.withToleratedGaps(25));
      assertThat(tolerated).hasSizeLessThanOrEqualTo(27).anyMatch(Frame::isMissing);
      assertThat(tolerated.get(0)).isEqualTo(frames.get(0));
    }
  }

  @Test
  void namesAMissingFile() {
    assertThatThrownBy(() -> read(folder.resolve("none.mp4"), GRAY))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("no file or folder")
        .hasMessageContaining("none.mp4");
  }

  @Test
  void namesAnEmptyFile() throws Exception {
    Path file = Files.createFile(folder.resolve("empty.mp4"));
    assertThatThrownBy(() -> read(file, GRAY))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("empty.mp4' is empty (0 bytes)");
  }

  @Test
  void refusesTextThatIsCalledAVideo() throws Exception {
    Path file = Files.writeString(folder.resolve("notes.mp4"), "only words\n".repeat(200));
    assertThatThrownBy(() -> read(file, GRAY))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("notes.mp4' is not a readable video");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nclip.mkv\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile clip.mkv\n",
        "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"/>"
      })
  void refusesPlaylistsThatNameOtherFiles(String playlist) throws Exception {
    write(VideoFormat.FFV1, TestFrames.waves(3, RATE, 1), RATE);
    for (String name : List.of("list.mp4", "list.m3u8", "list.ffconcat", "list.mkv")) {
      Path file = folder.resolve(name);
      Files.write(file, playlist.getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> read(file, GRAY))
          .isInstanceOf(DecodeException.class)
          .hasMessageContaining("not a readable video");
    }
  }

  private static DecodeOptions limited(int pixels) {
    return GRAY.withLimits(MediaLimits.withDefaults().withMaxPixels(pixels));
  }

  @Test
  void refusesPicturesAboveTheBound() throws Exception {
    Path file = write(VideoFormat.FFV1, TestFrames.waves(2, RATE, 1), RATE);
    int pixels = TestFrames.SIZE.area();
    assertThat(read(file, limited(pixels))).hasSize(2);
    assertThatThrownBy(() -> read(file, limited(pixels - 1)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("64x48")
        .hasMessageContaining("3071");
  }

  @Test
  void readsNamesWithBlanksAndAccents() throws Exception {
    Size odd = new Size(38, 26);
    Path file = folder.resolve("Zoë 100% – 笑.mkv");
    Frame frame = TestFrames.wave(0, 0, odd, 1);
    try (VideoWriter writer = VideoWriter.open(file, VideoFormat.FFV1, odd, RATE)) {
      writer.write(frame);
    }
    assertThat(read(file, GRAY)).containsExactly(frame);
  }

  @Test
  void moreThreadsReadTheSame() throws Exception {
    List<Frame> frames = TestFrames.waves(20, RATE, 1);
    Path file = write(VideoFormat.H264, frames, RATE);
    assertThat(read(file, GRAY.withThreads(3))).isEqualTo(read(file, GRAY));
  }

  @Test
  void readsOnlyTheChosenFrames() throws Exception {
    List<Frame> frames = TestFrames.waves(9, RATE, 1);
    Path file = write(VideoFormat.FFV1, frames, RATE);
    try (FrameReader reader = FrameReaders.open(TestFrames.source(file), GRAY, List.of(3, 8))) {
      assertThat(TestFrames.readAll(reader))
          .containsExactly(
              frames.get(3).at(0, RATE.microsAt(3)), frames.get(8).at(1, RATE.microsAt(8)));
    }
    try (FrameReader reader = FrameReaders.open(TestFrames.source(file), GRAY, List.of(3, 9))) {
      assertThatThrownBy(() -> TestFrames.readAll(reader))
          .isInstanceOf(DecodeException.class)
          .hasMessageContaining("Frame 9 is wanted");
    }
  }

  @Test
  void noFlippedBitChangesAnFfv1FrameUnseen() throws Exception {
    List<Frame> frames = TestFrames.waves(14, RATE, 1);
    Path file = write(VideoFormat.FFV1, frames, RATE);
    byte[] bytes = Files.readAllBytes(file);
    int seen = 0;
    for (int at = 1500; at < bytes.length - 600; at += 97) {
      byte[] flipped = bytes.clone();
      flipped[at] ^= (byte) (1 << at % Byte.SIZE);
      Files.write(file, flipped);
      try {
        for (Frame frame : read(file, GRAY)) {
          int index = Math.round(frame.timestampMicros() / 40_000f);
          assertThat(frame.pixels()).as("byte %d", at).isEqualTo(frames.get(index).pixels());
        }
      } catch (DecodeException e) {
        seen++;
      }
    }
    assertThat(seen).isGreaterThan(120);
  }
}
