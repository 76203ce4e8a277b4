package org.glimpse.pipeline.files;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Frame;
import org.glimpse.core.frame.MotionCurve;

/** {@code filmstrips/<clip>.png}: the aligned frames of a clip's filmstrip, side by side, gray. */
final class Filmstrips {
  private Filmstrips() {}

  static Path file(Path folder, String name) {
    return folder.resolve("filmstrips").resolve(name + ".png");
  }

  /** The frames' indices as {@code clips.csv} holds them. */
  static String indices(List<Frame> strip) {
    return strip.stream().map(f -> Integer.toString(f.index())).collect(Collectors.joining(" "));
  }

  static void write(Path file, List<Frame> strip) throws IOException {
    Size size = strip.get(0).size();
    BufferedImage image =
        new BufferedImage(size.width() * strip.size(), size.height(), BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = image.getRaster();
    for (int i = 0; i < strip.size(); i++) {
      raster.setDataElements(
          i * size.width(), 0, size.width(), size.height(), strip.get(i).toGray().pixels());
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("cannot write " + file + " as PNG");
    }
  }

  static List<Frame> read(Path file, String indices, MotionCurve motion)
      throws FileFormatException {
    BufferedImage image;
    try {
      image = ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw new FileFormatException(file, "the filmstrip cannot be read: " + e.getMessage());
    }
    String[] parts = indices.split(" ", -1);
    if (image == null
        || image.getWidth() % parts.length != 0
        || image.getType() != BufferedImage.TYPE_BYTE_GRAY) {
      throw new FileFormatException(
          file, "the filmstrip is not a gray PNG of " + parts.length + " frames.");
    }
    Size size = new Size(image.getWidth() / parts.length, image.getHeight());
    List<Frame> strip = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      int index = Integer.parseInt(parts[i]);
      byte[] pixels =
          (byte[])
              image
                  .getRaster()
                  .getDataElements(i * size.width(), 0, size.width(), size.height(), null);
      strip.add(Frame.wrap(index, motion.timestampMicros(index), size, 1, pixels));
    }
    return strip;
  }
}
