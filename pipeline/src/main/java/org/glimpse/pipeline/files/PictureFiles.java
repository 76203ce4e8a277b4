package org.glimpse.pipeline.files;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;

/** Single pictures as files: read as frames, written as PNG. */
public final class PictureFiles {
  private PictureFiles() {}

  /**
   * Reads a picture in gray.
   *
   * @param file PNG, JPEG, BMP or GIF
   * @return its luma (the values themselves where the file is gray with 8 bits), index and time 0
   * @throws FileFormatException if the file is missing or no picture
   * @throws IOException if the file cannot be read
   */
  public static Frame readGray(Path file) throws FileFormatException, IOException {
    return read(file).toGray();
  }

  /**
   * Reads a picture.
   *
   * @param file PNG, JPEG, BMP or GIF
   * @return gray where the file is gray with 8 bits, else BGR; index and time 0
   * @throws FileFormatException if the file is missing or no picture
   * @throws IOException if the file cannot be read
   */
  public static Frame read(Path file) throws FileFormatException, IOException {
    if (!Files.isRegularFile(file)) {
      throw new FileFormatException(file, "there is no such file.");
    }
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new FileFormatException(
          file, "the file is no picture; PNG, JPEG, BMP and GIF can be read.");
    }
    Size size = new Size(image.getWidth(), image.getHeight());
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      byte[] gray = new byte[size.area()];
      image.getRaster().getDataElements(0, 0, size.width(), size.height(), gray);
      return Frame.wrap(0, 0, size, 1, gray);
    }
    byte[] pixels = new byte[size.area() * 3];
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        int rgb = image.getRGB(x, y);
        int at = 3 * (y * size.width() + x);
        pixels[at] = (byte) rgb;
        pixels[at + 1] = (byte) (rgb >> 8);
        pixels[at + 2] = (byte) (rgb >> 16);
      }
    }
    return Frame.wrap(0, 0, size, 3, pixels);
  }

  /**
   * Writes a picture; folders above the file are made.
   *
   * @param file the file, replaced if it exists
   * @param image the picture
   * @throws IOException if the file cannot be written
   */
  public static void writePng(Path file, BufferedImage image) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (OutputStream out = Files.newOutputStream(file)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("This Java runtime cannot write PNG, wanted for " + file + ".");
      }
    }
  }

  /**
   * Values as a gray picture, 0 black and the largest white; all black where no value is above 0.
   *
   * @param size width and height
   * @param values one a pixel, row by row
   * @return a picture of 8 bits
   */
  public static BufferedImage gray(Size size, float[] values) {
    float max = 0;
    for (float value : values) {
      max = Math.max(max, value);
    }
    BufferedImage image =
        new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = image.getRaster();
    for (int i = 0; i < values.length && max > 0; i++) {
      int level = Math.round(255 * Math.max(0, values[i]) / max);
      raster.setSample(i % size.width(), i / size.width(), 0, level);
    }
    return image;
  }
}
