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
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.apache.batik.svggen.DefaultImageHandler;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.w3c.dom.Element;

/** Pictures as {@code data:} addresses, so that a page or a chart needs no other file. */
public final class Pictures {
  private static final float QUALITY = 0.65f;

  private Pictures() {}

  /**
   * A picture inside an address.
   *
   * @param image the picture
   * @return {@code data:image/png;base64,…}
   */
  public static String dataAddress(RenderedImage image) {
    return address("png", png(image));
  }

  /**
   * A photograph inside an address, with some loss and a third of the size.
   *
   * @param image the picture, gray or RGB
   * @return {@code data:image/jpeg;base64,…}
   */
  public static String photoAddress(RenderedImage image) {
    return address("jpeg", jpeg(image));
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

  private static byte[] png(RenderedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "png", bytes)) {
        throw new IllegalStateException("This Java runtime cannot write PNG.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Tables of codes made for the picture at hand take a third off a small picture. */
  private static byte[] jpeg(RenderedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    JPEGImageWriteParam options = new JPEGImageWriteParam(Locale.ROOT);
    options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    options.setCompressionQuality(QUALITY);
    options.setOptimizeHuffmanTables(true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), options);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static String address(String format, byte[] bytes) {
    return "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(bytes);
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
