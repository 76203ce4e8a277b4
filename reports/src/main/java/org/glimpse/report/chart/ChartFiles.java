package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/** Writes charts as SVG and PNG. */
public final class ChartFiles {
  private ChartFiles() {}

  /**
   * A chart as a picture on white ground.
   *
   * @param chart the chart
   * @param scale pixels a CSS pixel, at least 1
   * @return an RGB picture
   * @throws IllegalArgumentException if the scale is below 1
   */
  public static BufferedImage image(Chart chart, int scale) {
    Checks.atLeast("scale", scale, 1);
    Size size = chart.size();
    BufferedImage image =
        new BufferedImage(size.width() * scale, size.height() * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.scale(scale, scale);
      chart.draw(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  /**
   * A chart as a document of its own on white ground, text as text, without any reference to
   * another file.
   *
   * @param chart the chart
   * @return SVG in UTF-8, the same each time
   */
  public static String svg(Chart chart) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + SvgDrawing.of(chart).standalone();
  }

  /**
   * A chart as an element for an HTML page: without ground, neutral colors as the style variables
   * {@code --chart-ink}, {@code --chart-muted}, {@code --chart-grid} and {@code --chart-band}, so
   * that the page may be dark.
   *
   * @param chart the chart
   * @param idPrefix what the ids inside begin with; different for each chart of a page
   * @return an {@code svg} element
   */
  public static String inlineSvg(Chart chart, String idPrefix) {
    return SvgDrawing.of(chart).inline(idPrefix);
  }

  /**
   * Writes {@code <file>.svg} and {@code <file>.png}, the latter at three pixels a CSS pixel.
   *
   * @param chart the chart
   * @param directory an existing directory
   * @param file the files' name without extension
   * @throws IOException if a file cannot be written
   */
  public static void write(Chart chart, Path directory, String file) throws IOException {
    Files.writeString(directory.resolve(file + ".svg"), svg(chart), StandardCharsets.UTF_8);
    writePng(image(chart, ChartTheme.PNG_SCALE), directory.resolve(file + ".png"));
  }

  private static void writePng(BufferedImage image, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      if (!ImageIO.write(image, "png", out)) {
        throw new IOException("This Java runtime cannot write PNG, wanted for " + file + ".");
      }
    }
  }
}
