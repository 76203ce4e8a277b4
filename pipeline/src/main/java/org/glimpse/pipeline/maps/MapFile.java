package org.glimpse.pipeline.maps;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.glimpse.core.Size;
import org.glimpse.core.clip.ClipId;
import org.glimpse.core.clip.DecodeException;
import org.glimpse.core.tensor.Channel;
import org.glimpse.core.tensor.ClipTensor;
import org.glimpse.core.tensor.ValueRange;

/** One map: an 8-bit PNG whose red is u, green v and blue strain. */
final class MapFile {
  static final List<Channel> CHANNELS = List.of(Channel.FLOW_U, Channel.FLOW_V, Channel.STRAIN);
  private static final String ENDING = ".png";
  private static final int MAX_VALUE = 255;

  private MapFile() {}

  static boolean isMap(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(ENDING) && !name.startsWith(".");
  }

  /** The clip's name: the file's without its ending and without blanks before that. */
  static String clip(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ENDING.length()).strip();
  }

  /** The values as they stand in the file, 0 to 255. */
  static ClipTensor read(ClipId clip, Path file) throws DecodeException {
    BufferedImage image;
    try {
      image = ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw new DecodeException(clip, "The map " + file + " cannot be read: " + e.getMessage());
    }
    if (image == null) {
      throw new DecodeException(clip, "The map " + file + " is no PNG.");
    }
    ColorModel colors = image.getColorModel();
    if (colors.getComponentSize(0) > Byte.SIZE) {
      throw new DecodeException(clip, "The map " + file + " must have 8 bits a channel.");
    }
    Size size = new Size(image.getWidth(), image.getHeight());
    return ClipTensor.wrap(CHANNELS, 1, size, new ValueRange(0, MAX_VALUE), values(image));
  }

  /** The samples themselves: a conversion of color spaces would change gray values. */
  private static float[] values(BufferedImage image) {
    int width = image.getWidth();
    int area = width * image.getHeight();
    float[] values = new float[CHANNELS.size() * area];
    Raster raster = image.getRaster();
    boolean indexed = image.getColorModel() instanceof IndexColorModel;
    boolean colored = raster.getNumBands() >= CHANNELS.size();
    for (int c = 0; c < CHANNELS.size(); c++) {
      for (int i = 0; i < area; i++) {
        int x = i % width;
        int y = i / width;
        values[c * area + i] =
            indexed
                ? image.getRGB(x, y) >> (Byte.SIZE * (2 - c)) & MAX_VALUE
                : raster.getSample(x, y, colored ? c : 0);
      }
    }
    return values;
  }
}
