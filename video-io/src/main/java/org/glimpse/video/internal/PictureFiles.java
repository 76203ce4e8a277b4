package org.glimpse.video.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.glimpse.core.frame.Frame;

/** Reads and writes single pictures. */
public final class PictureFiles {
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
    try (PictureReader reader = new PictureReader()) {
      return reader.read(
          file,
          color,
          size ->
              (long) size.width() * size.height() <= maxPixels
                  ? Optional.empty()
                  : Optional.of(
                      size + ", more than the allowed " + maxPixels + " pixels. Scale it down."));
    }
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
