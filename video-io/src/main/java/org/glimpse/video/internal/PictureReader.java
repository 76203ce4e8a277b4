package org.glimpse.video.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.DataFormatException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Reads pictures one after the other with memory that it keeps: the file's bytes and the decoded
 * picture stay where they are, only the pixels are copied out. Gray PNG pictures are decoded here,
 * all others by OpenCV.
 *
 * <p>Not for use by several threads at once.
 */
public final class PictureReader implements AutoCloseable {
  private static final int FIRST_ROOM = 1 << 20;
  private static final int MAX_ROOM = 1 << 30;

  private final Mat picture = new Mat();
  private final Mat gray = new Mat();
  private final GrayPng png = new GrayPng();
  private Room room = new Room(FIRST_ROOM);

  /** A reader without a picture yet. */
  public PictureReader() {
    Natives.load();
  }

  /** Native memory for the bytes of a file, as Java and as OpenCV see it. */
  private static final class Room implements AutoCloseable {
    final BytePointer memory;
    final ByteBuffer bytes;
    final Mat encoded;

    Room(int size) {
      memory = new BytePointer(size);
      bytes = memory.asBuffer().order(ByteOrder.BIG_ENDIAN);
      encoded = new Mat(1, size, opencv_core.CV_8UC1, memory);
    }

    @Override
    public void close() {
      encoded.close();
      memory.close();
    }
  }

  /** Judges the size that a picture announces, before it is decoded. */
  @FunctionalInterface
  public interface SizeLimit {
    /**
     * What is wrong with a size.
     *
     * @param size width and height
     * @return the end of a sentence that begins with "The picture … is"; empty if it is allowed
     */
    Optional<String> refusal(Size size);
  }

  /**
   * Reads a picture.
   *
   * @param file a PNG, JPEG, BMP or TIFF
   * @param color whether the result is BGR; gray otherwise
   * @param limit which sizes are accepted
   * @return a frame with index and time 0
   * @throws IOException if the file is missing, empty, cut off, damaged, too large or no picture
   */
  public Frame read(Path file, boolean color, SizeLimit limit) throws IOException {
    ByteBuffer bytes = load(file);
    if (bytes.limit() == 0) {
      throw new IOException("The picture '" + file + "' is empty (0 bytes). Copy it again.");
    }
    if (!PictureBytes.isComplete(bytes)) {
      throw damaged(file, null);
    }
    Optional<Size> announced = PictureBytes.size(bytes);
    if (announced.isPresent()) {
      check(file, announced.get(), limit);
    }
    if (!color && announced.isPresent() && GrayPng.accepts(bytes, announced.get())) {
      return Frame.wrap(0, 0, announced.get(), 1, grayPng(file, bytes, announced.get()));
    }
    // The library that reads PNG weighs colors more slowly than OpenCV does.
    boolean weigh = !color && PictureBytes.isColorPng(bytes);
    decode(
        file,
        bytes.limit(),
        color || weigh ? opencv_imgcodecs.IMREAD_COLOR : opencv_imgcodecs.IMREAD_GRAYSCALE);
    Size size = new Size(picture.cols(), picture.rows());
    if (announced.isEmpty()) {
      check(file, size, limit);
    }
    if (weigh) {
      opencv_imgproc.cvtColor(picture, gray, opencv_imgproc.COLOR_BGR2GRAY);
    }
    return Frame.wrap(0, 0, size, color ? 3 : 1, Mats.bytes(weigh ? gray : picture));
  }

  private byte[] grayPng(Path file, ByteBuffer bytes, Size size) throws IOException {
    try {
      return png.decode(bytes, size);
    } catch (DataFormatException e) {
      throw damaged(file, e);
    }
  }

  private static IOException damaged(Path file, @Nullable Throwable cause) {
    return new IOException(
        "The picture '" + file + "' is cut off or damaged. Copy it again.", cause);
  }

  private static void check(Path file, Size size, SizeLimit limit) throws IOException {
    Optional<String> refusal = limit.refusal(size);
    if (refusal.isPresent()) {
      throw new IOException("The picture '" + file + "' is " + refusal.get());
    }
  }

  /** The bytes of a file, from 0 to the limit. */
  private ByteBuffer load(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long length = channel.size();
      if (length > MAX_ROOM) {
        throw new IOException("The picture '" + file + "' has more than 1 GiB. Scale it down.");
      }
      if (length > room.bytes.capacity()) {
        room.close();
        room = new Room((int) (length + length / 2));
      }
      ByteBuffer bytes = room.bytes.clear().limit((int) length);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // A read may stop early.
      }
      return bytes.flip();
    } catch (NoSuchFileException e) {
      throw new IOException("There is no picture '" + file + "'. Check the path.", e);
    }
  }

  private void decode(Path file, int length, int mode) throws IOException {
    String reason = "";
    try (Mat same = opencv_imgcodecs.imdecode(room.encoded.cols(length), mode, picture)) {
      if (!same.empty()) {
        return;
      }
    } catch (RuntimeException e) {
      // OpenCV's C++ exceptions arrive as bare RuntimeExceptions.
      reason = " (" + e.getMessage() + ")";
    }
    throw new IOException(
        "'" + file + "' is not a readable picture" + reason + ". Give a PNG, JPEG, BMP or TIFF.");
  }

  @Override
  public void close() {
    picture.close();
    gray.close();
    png.close();
    room.close();
  }
}
