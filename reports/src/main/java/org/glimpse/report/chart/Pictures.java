package org.glimpse.report.chart;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Pictures as {@code data:} addresses, so that a page or a chart needs no other file. */
public final class Pictures {
  private Pictures() {}

  /**
   * A picture inside an address.
   *
   * @param image the picture
   * @return {@code data:image/png;base64,…}
   */
  public static String dataAddress(RenderedImage image) {
    return dataAddress(image, "png");
  }

  /**
   * A photograph inside an address, with some loss and a third of the size.
   *
   * @param image the picture, gray or RGB
   * @return {@code data:image/jpeg;base64,…}
   */
  public static String photoAddress(RenderedImage image) {
    return dataAddress(image, "jpeg");
  }

  /**
   * A photograph inside an address, made smaller where it is larger than needed.
   *
   * @param image the picture, gray or RGB
   * @param side the most pixels that its longer side may have
   * @return {@code data:image/jpeg;base64,…}
   */
  public static String thumbnailAddress(BufferedImage image, int side) {
    int longer = Math.max(image.getWidth(), image.getHeight());
    if (longer <= side) {
      return photoAddress(image);
    }
    int width = Math.max(1, image.getWidth() * side / longer);
    int height = Math.max(1, image.getHeight() * side / longer);
    BufferedImage small = new BufferedImage(width, height, image.getType());
    Graphics2D graphics = small.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return photoAddress(small);
  }

  private static String dataAddress(RenderedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, bytes)) {
        throw new IllegalStateException("This Java runtime cannot write " + format + ".");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    String data = Base64.getEncoder().encodeToString(bytes.toByteArray());
    return "data:image/" + format + ";base64," + data;
  }

  /** Embeds what is drawn on a Batik canvas; Batik's own way needs a codec module. */
  static final class Embedding extends DefaultImageHandler {
    @Override
    protected void handleHREF(Image image, Element element, SVGGeneratorContext context) {
      if (image instanceof BufferedImage known) {
        handleHREF((RenderedImage) known, element, context);
        return;
      }
      BufferedImage copy =
          new BufferedImage(
              image.getWidth(null), image.getHeight(null), BufferedImage.TYPE_INT_ARGB);
      Graphics2D graphics = copy.createGraphics();
      graphics.drawImage(image, 0, 0, null);
      graphics.dispose();
      handleHREF((RenderedImage) copy, element, context);
    }

    @Override
    protected void handleHREF(RenderedImage image, Element element, SVGGeneratorContext context) {
      boolean photo = !image.getColorModel().hasAlpha();
      element.setAttributeNS(
          "http://www.w3.org/1999/xlink",
          "xlink:href",
          photo ? photoAddress(image) : dataAddress(image));
    }
  }
}
