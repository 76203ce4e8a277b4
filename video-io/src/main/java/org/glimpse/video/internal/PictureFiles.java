package org.glimpse.video.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/**
 * Reads and writes single pictures.
 *
 * <p>OpenCV fills the missing part of a cut-off picture with gray and does not complain, so the
 * bytes are checked first: the chunks and checksums of a PNG, the end mark of a JPEG, the length of
 * a BMP.
 */
public final class PictureFiles {
  private static final long PNG_SIGNATURE = 0x89504e470d0a1a0aL;
  private static final int PNG_END = 0x49454e44;
  private static final int PNG_CHUNK_FRAME = 12;
  private static final int JPEG_SCAN = 0xda;
  private static final int JPEG_END = 0xd9;

  private PictureFiles() {}

  /**
   * Reads a picture.
   *
   * @param file a PNG, JPEG, BMP or TIFF
   * @param color whether the result is BGR; gray otherwise
   * @param maxPixels the largest picture that is accepted
   * @return a frame with index and time 0
   * @throws IOException if the file is missing, empty, cut off, damaged, too large or no picture
   */
  public static Frame read(Path file, boolean color, int maxPixels) throws IOException {
    Natives.load();
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new IOException("There is no picture '" + file + "'. Check the path.", e);
    }
    if (bytes.length == 0) {
      throw new IOException("The picture '" + file + "' is empty (0 bytes). Copy it again.");
    }
    if (!isComplete(bytes)) {
      throw new IOException("The picture '" + file + "' is cut off or damaged. Copy it again.");
    }
    int mode = color ? opencv_imgcodecs.IMREAD_COLOR : opencv_imgcodecs.IMREAD_GRAYSCALE;
    try (BytePointer data = new BytePointer(bytes);
        Mat encoded = new Mat(1, bytes.length, opencv_core.CV_8UC1, data);
        Mat picture = decode(encoded, mode, file)) {
      Size size = new Size(picture.cols(), picture.rows());
      if ((long) size.width() * size.height() > maxPixels) {
        throw new IOException(
            "The picture '"
                + file
                + "' is "
                + size
                + ", more than the allowed "
                + maxPixels
                + " pixels. Scale it down or raise maxPixels.");
      }
      return Frame.wrap(0, 0, size, picture.channels(), Mats.bytes(picture));
    }
  }

  private static Mat decode(Mat encoded, int mode, Path file) throws IOException {
    String reason = "";
    try {
      Mat picture = opencv_imgcodecs.imdecode(encoded, mode);
      if (!picture.empty()) {
        return picture;
      }
      picture.close();
    } catch (RuntimeException e) {
      // OpenCV's C++ exceptions arrive as bare RuntimeExceptions.
      reason = " (" + e.getMessage() + ")";
    }
    throw new IOException(
        "'" + file + "' is not a readable picture" + reason + ". Give a PNG, JPEG, BMP or TIFF.");
  }

  private static boolean isComplete(byte[] bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes);
    if (bytes.length >= Long.BYTES && data.getLong(0) == PNG_SIGNATURE) {
      return isCompletePng(bytes);
    }
    if (bytes.length >= 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8) {
      return isCompleteJpeg(bytes);
    }
    if (bytes.length >= 6 && bytes[0] == 'B' && bytes[1] == 'M') {
      return data.order(ByteOrder.LITTLE_ENDIAN).getInt(2) <= bytes.length;
    }
    return true;
  }

  private static boolean isCompletePng(byte[] bytes) {
    ByteBuffer data = ByteBuffer.wrap(bytes);
    int at = Long.BYTES;
    while (at + PNG_CHUNK_FRAME <= data.limit()) {
      int length = data.getInt(at);
      if (length < 0 || (long) at + PNG_CHUNK_FRAME + length > data.limit()) {
        return false;
      }
      CRC32 sum = new CRC32();
      sum.update(bytes, at + 4, length + 4);
      if ((int) sum.getValue() != data.getInt(at + 8 + length)) {
        return false;
      }
      if (data.getInt(at + 4) == PNG_END) {
        return true;
      }
      at += PNG_CHUNK_FRAME + length;
    }
    return false;
  }

  /** Inside a scan 0xff is always followed by 0 or a restart mark, so an end mark is the end. */
  private static boolean isCompleteJpeg(byte[] bytes) {
    for (int i = bytes.length - 2; i >= 0; i--) {
      if ((bytes[i] & 0xff) == 0xff) {
        int mark = bytes[i + 1] & 0xff;
        if (mark == JPEG_END) {
          return true;
        }
        if (mark == JPEG_SCAN) {
          return false;
        }
      }
    }
    return false;
  }

  /**
   * Writes a picture; the format follows from the file's name.
   *
   * @param file ends in png, jpg, bmp or tif
   * @param frame the picture
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, Frame frame) throws IOException {
    Natives.load();
    String name = String.valueOf(file.getFileName());
    String extension = name.substring(name.lastIndexOf('.'));
    byte[] encoded;
    try (Mat picture = Mats.of(frame);
        BytePointer data = new BytePointer()) {
      if (!opencv_imgcodecs.imencode(extension, picture, data)) {
        throw new IOException("'" + file + "' cannot be written as a " + extension + " picture.");
      }
      encoded = new byte[Math.toIntExact(data.limit())];
      data.get(encoded);
    }
    Files.write(file, encoded);
  }
}
