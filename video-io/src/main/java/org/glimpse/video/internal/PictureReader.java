package org.glimpse.video.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/**
 * Reads pictures one after the other with memory that it keeps: the file's bytes and the decoded
 * picture stay where they are, only the pixels are copied out.
 *
 * <p>Not for use by several threads at once.
 */
public final class PictureReader implements AutoCloseable {
  private static final int FIRST_ROOM = 1 << 20;

  private final Mat picture = new Mat();
  private final Mat gray = new Mat();
  private BytePointer room = new BytePointer(FIRST_ROOM);

  /** A reader without a picture yet. */
  public PictureReader() {
    Natives.load();
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
    int length = load(file);
    if (length == 0) {
      throw new IOException("The picture '" + file + "' is empty (0 bytes). Copy it again.");
    }
    ByteBuffer bytes = room.position(0).limit(length).asBuffer().order(ByteOrder.BIG_ENDIAN);
    if (!PictureBytes.isComplete(bytes)) {
      throw new IOException("The picture '" + file + "' is cut off or damaged. Copy it again.");
    }
    Optional<Size> announced = PictureBytes.size(bytes);
    if (announced.isPresent()) {
      check(file, announced.get(), limit);
    }
    // The library that reads PNG weighs colors more slowly than OpenCV does.
    boolean weigh = !color && PictureBytes.isColorPng(bytes);
    decode(
        file,
        length,
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

  private static void check(Path file, Size size, SizeLimit limit) throws IOException {
    Optional<String> refusal = limit.refusal(size);
    if (refusal.isPresent()) {
      throw new IOException("The picture '" + file + "' is " + refusal.get());
    }
  }

  private int load(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long length = channel.size();
      if (length > Integer.MAX_VALUE) {
        throw new IOException("The picture '" + file + "' has more than 2 GiB. Scale it down.");
      }
      if (length > room.capacity()) {
        room.close();
        room = new BytePointer(length + length / 2);
      }
      ByteBuffer target = room.position(0).limit(length).asBuffer();
      while (target.hasRemaining() && channel.read(target) >= 0) {
        // A read may stop early.
      }
      return target.position();
    } catch (NoSuchFileException e) {
      throw new IOException("There is no picture '" + file + "'. Check the path.", e);
    }
  }

  private void decode(Path file, int length, int mode) throws IOException {
    String reason = "";
    try (Mat encoded = new Mat(1, length, opencv_core.CV_8UC1, room.position(0));
        Mat same = opencv_imgcodecs.imdecode(encoded, mode, picture)) {
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
    room.close();
  }
}
