package org.glimpse.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.glimpse.core.FrameRate;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.FrameReader;
import org.glimpse.video.internal.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaLimitsTest {
  private static final FrameRate RATE = FrameRate.of(25);
  private static final int LENGTH = 30;

  @TempDir Path folder;

  /** 30 frames of 64 x 48 at 25 frames a second, as a file or a folder. */
  private Path clip(String kind) throws IOException {
    List<Frame> frames = TestFrames.waves(LENGTH, RATE, 1);
    if (kind.equals("png") || kind.equals("bmp") || kind.equals("jpg") || kind.equals("tif")) {
      Path clip = Files.createDirectory(folder.resolve(kind));
      for (Frame frame : frames) {
        PictureFiles.write(clip.resolve(frame.index() + "." + kind), frame);
      }
      return clip;
    }
    VideoFormat format = VideoFormat.valueOf(kind);
    Path file = folder.resolve("clip." + format.extension());
    try (VideoWriter writer = VideoWriter.open(file, format, TestFrames.SIZE, RATE)) {
      for (Frame frame : frames) {
        writer.write(frame);
      }
    }
    return file;
  }

  private static int read(Path clip, UnaryOperator<MediaLimits> limits) throws DecodeException {
    DecodeOptions options =
        DecodeOptions.withDefaults().withLimits(limits.apply(MediaLimits.withDefaults()));
    try (FrameReader reader = FrameReaders.open(TestFrames.source(clip, RATE), options)) {
      return TestFrames.readAll(reader).size();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"FFV1", "MJPEG", "H264", "png", "jpg", "bmp", "tif"})
  void refusesWhatIsTooLargeOrTooLong(String kind) throws Exception {
    Path clip = clip(kind);
    assertThat(
            read(
                clip,
                limits ->
                    limits
                        .withMaxSide(64)
                        .withMaxPixels(3072)
                        .withMaxFrames(LENGTH)
                        .withMaxDuration(Duration.ofSeconds(1))))
        .isEqualTo(LENGTH);
    assertThatThrownBy(() -> read(clip, limits -> limits.withMaxSide(63)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("64x48, more than the allowed 63 a side");
    assertThatThrownBy(() -> read(clip, limits -> limits.withMaxPixels(3071)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("64x48, more than the allowed 3071 pixels");
    assertThatThrownBy(() -> read(clip, limits -> limits.withMaxFrames(LENGTH - 1)))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("frames long, more than the allowed 29");
    assertThatThrownBy(() -> read(clip, limits -> limits.withMaxDuration(Duration.ofMillis(900))))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("1 s long, more than the allowed 0 s");
  }

  @Test
  void judgesAPictureBeforeItIsDecoded() throws Exception {
    Path clip = clip("png");
    byte[] bytes = Files.readAllBytes(clip.resolve("0.png"));
    // 65,535 x 65,535 pixels are announced; their checksum is made right.
    bytes[17] = 0;
    bytes[18] = (byte) 0xff;
    bytes[19] = (byte) 0xff;
    bytes[22] = (byte) 0xff;
    bytes[23] = (byte) 0xff;
    java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    sum.update(bytes, 12, 17);
    java.nio.ByteBuffer.wrap(bytes).putInt(29, (int) sum.getValue());
    Files.write(clip.resolve("0.png"), bytes);
    assertThatThrownBy(() -> read(clip, limits -> limits))
        .isInstanceOf(DecodeException.class)
        .hasMessageContaining("65535x65535, more than the allowed 16384 a side");
  }

  @Test
  void checksTheBounds() {
    MediaLimits limits = MediaLimits.withDefaults();
    assertThatThrownBy(() -> limits.withMaxSide(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limits.withMaxPixels(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limits.withMaxFrames(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> limits.withMaxDuration(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
