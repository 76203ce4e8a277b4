package org.glimpse.video.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.glimpse.core.Seeds;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrayPngTest {
  private static final long SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int MAX_PIXELS = 1 << 20;
  private static final Size SIZE = new Size(37, 23);

  @TempDir Path folder;

  /** Rows of random values, each after the number of its filter. */
  private static byte[] rows(Size size, int filters) {
    SplittableRandom random = new SplittableRandom(Seeds.derive(3, "rows" + size));
    byte[] rows = new byte[(size.width() + 1) * size.height()];
    random.nextBytes(rows);
    for (int y = 0; y < size.height(); y++) {
      rows[y * (size.width() + 1)] = (byte) (y % filters);
    }
    return rows;
  }

  private static byte[] chunk(String kind, byte[] data) {
    byte[] named = kind.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(named);
    sum.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(named)
        .put(data)
        .putInt((int) sum.getValue())
        .array();
  }

  private static byte[] packed(byte[] rows) {
    Deflater deflater = new Deflater();
    deflater.setInput(rows);
    deflater.finish();
    byte[] packed = new byte[rows.length + 100];
    int length = deflater.deflate(packed);
    deflater.end();
    return Arrays.copyOf(packed, length);
  }

  /** A PNG whose data are cut into chunks of some length. */
  private Path png(Size size, byte[] rows, int length, byte[]... more) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(ByteBuffer.allocate(8).putLong(SIGNATURE).array());
    ByteBuffer header = ByteBuffer.allocate(13).putInt(size.width()).putInt(size.height());
    file.write(chunk("IHDR", header.put((byte) 8).array()));
    for (byte[] chunk : more) {
      file.write(chunk);
    }
    byte[] packed = packed(rows);
    for (int at = 0; at < packed.length; at += length) {
      byte[] part = Arrays.copyOfRange(packed, at, Math.min(packed.length, at + length));
      file.write(chunk("IDAT", part));
    }
    file.write(chunk("IEND", new byte[0]));
    return Files.write(folder.resolve("a.png"), file.toByteArray());
  }

  private static byte[] byOpenCv(Path file) {
    Natives.load();
    try (Mat picture =
        opencv_imgcodecs.imread(file.toString(), opencv_imgcodecs.IMREAD_GRAYSCALE)) {
      return Mats.bytes(picture);
    }
  }

  private static Frame read(Path file) throws IOException {
    return PictureFiles.read(file, false, MAX_PIXELS);
  }

  private static boolean isDecodedHere(Path file, Size size) throws IOException {
    return GrayPng.accepts(ByteBuffer.wrap(Files.readAllBytes(file)), size);
  }

  @ParameterizedTest
  @CsvSource({"37,23,100000", "37,23,1", "37,23,100", "1,1,100", "1,9,7", "64,5,50"})
  void everyFilterGivesThePixelsOfOpenCv(int width, int height, int chunk) throws IOException {
    Size size = new Size(width, height);
    Path file = png(size, rows(size, 5), chunk);
    assertThat(isDecodedHere(file, size)).isTrue();
    assertThat(read(file).pixels()).isEqualTo(byOpenCv(file));
  }

  @Test
  void aSmallerPictureAfterALargerOneIsItself() throws IOException {
    byte[] small = read(png(new Size(5, 4), rows(new Size(5, 4), 5), 100)).pixels();
    try (PictureReader reader = new PictureReader()) {
      Path large = png(SIZE, rows(SIZE, 5), 100);
      reader.read(large, false, size -> java.util.Optional.empty());
      Path file = png(new Size(5, 4), rows(new Size(5, 4), 5), 100);
      assertThat(reader.read(file, false, size -> java.util.Optional.empty()).pixels())
          .isEqualTo(small);
    }
  }

  @Test
  void chunksThatMayChangeThePictureAreLeftToOpenCv() throws IOException {
    Path plain = png(SIZE, rows(SIZE, 5), 100, chunk("pHYs", new byte[9]));
    assertThat(isDecodedHere(plain, SIZE)).isTrue();
    byte[] expected = read(plain).pixels();
    Path seeThrough = png(SIZE, rows(SIZE, 5), 100, chunk("tRNS", new byte[2]));
    assertThat(isDecodedHere(seeThrough, SIZE)).isFalse();
    assertThat(read(seeThrough).pixels()).isEqualTo(expected);
  }

  @Test
  void refusesTooFewRowsAndUnknownFilters() throws IOException {
    byte[] rows = rows(SIZE, 5);
    Path few = png(SIZE, Arrays.copyOf(rows, rows.length - 1), 100);
    assertThatThrownBy(() -> read(few)).hasMessageContaining("a.png' is cut off or damaged");
    rows[0] = 5;
    Path unknown = png(SIZE, rows, 100);
    assertThatThrownBy(() -> read(unknown)).hasMessageContaining("a.png' is cut off or damaged");
  }

  @Test
  void refusesDataThatAreNotCompressedAsTheyShould() throws IOException {
    Path file = png(SIZE, rows(SIZE, 5), 100000);
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    int length = bytes.getInt(33);
    byte[] data = Arrays.copyOfRange(bytes.array(), 41, 41 + length);
    // The head of the compressed data, with a check sum that is right.
    data[0] = 0;
    bytes.put(33, chunk("IDAT", data));
    Files.write(file, bytes.array());
    assertThatThrownBy(() -> read(file)).hasMessageContaining("a.png' is cut off or damaged");
  }
}
