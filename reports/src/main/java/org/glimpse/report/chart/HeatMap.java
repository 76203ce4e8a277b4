package org.glimpse.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import org.glimpse.evaluation.ClipMap;

/**
 * Where a model looked, laid over frames: nothing at 0, then yellow, orange and red, ever less
 * transparent; a dark line with a white edge around what reaches one half of the clip's strongest
 * place, so that the picture can be read without its colors.
 */
public final class HeatMap {
  /** The value at which the outline runs. */
  public static final double OUTLINE = 0.5;

  private static final int SIDE = 192;
  private static final double COVER = 0.8;
  private static final Color[] RAMP = {
    new Color(0xffe36e), new Color(0xf59b00), new Color(0xc81e1e)
  };

  private final ClipMap map;
  private final double floor;

  private HeatMap(ClipMap map, double floor) {
    this.map = map;
    this.floor = floor;
  }

  /**
   * The heat of a map. Of attention, which leaves nothing out, color tells the way from the least
   * attended place and moment of the clip to the most.
   *
   * @param map where and when a model looked
   * @return what lays it over frames
   */
  public static HeatMap of(ClipMap map) {
    double least = map.map().least();
    boolean spread = map.kind() == ClipMap.Kind.ATTENTION && least < 1;
    return new HeatMap(map, spread ? least : 0);
  }

  /**
   * The place of a frame of the clip among those of the map.
   *
   * @param index the index of the clip's frame
   * @return 0 to T − 1, with fractions between two frames; below 0 if the model was not shown this
   *     part of the clip
   */
  double moment(int index) {
    List<Integer> frames = map.frames();
    if (frames.isEmpty()) {
      return -1;
    }
    int last = frames.size() - 1;
    if (last == 0) {
      return 0;
    }
    if (index < frames.get(0) || index > frames.get(last)) {
      return -1;
    }
    int after = 0;
    while (frames.get(after) < index) {
      after++;
    }
    if (after == 0 || frames.get(after) == index) {
      return after;
    }
    double from = frames.get(after - 1);
    return after - 1 + (index - from) / (frames.get(after) - from);
  }

  /** The largest value at a moment. */
  double largest(double moment) {
    double largest = 0;
    for (int y = 0; y < map.map().height(); y++) {
      for (int x = 0; x < map.map().width(); x++) {
        double value =
            map.map().value(moment, (y + 0.5) / map.map().height(), (x + 0.5) / map.map().width());
        largest = Math.max(largest, value);
      }
    }
    return largest;
  }

  /** A frame with the map over it, its longer side at least {@value #SIDE} pixels. */
  BufferedImage over(BufferedImage frame, double moment) {
    double scale = Math.max(1, SIDE / (double) Math.max(frame.getWidth(), frame.getHeight()));
    int width = (int) Math.round(frame.getWidth() * scale);
    int height = (int) Math.round(frame.getHeight() * scale);
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = picture.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(frame, 0, 0, width, height, null);
    graphics.dispose();
    double[][] values = new double[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = map.map().value(moment, (y + 0.5) / height, (x + 0.5) / width);
        values[y][x] = Math.max(0, (value - floor) / (1 - floor));
        picture.setRGB(x, y, over(new Color(picture.getRGB(x, y)), values[y][x]).getRGB());
      }
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        edge(values, x, y, 3, Color.WHITE, picture);
      }
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        edge(values, x, y, 1, ChartTheme.INK, picture);
      }
    }
    return picture;
  }

  /** Colors a pixel inside the outline if one outside it is within reach. */
  private static void edge(
      double[][] values, int x, int y, int reach, Color color, BufferedImage picture) {
    if (values[y][x] < OUTLINE) {
      return;
    }
    for (int i = Math.max(0, y - reach); i <= Math.min(values.length - 1, y + reach); i++) {
      for (int j = Math.max(0, x - reach); j <= Math.min(values[0].length - 1, x + reach); j++) {
        boolean near = (i - y) * (i - y) + (j - x) * (j - x) <= reach * reach;
        if (near && values[i][j] < OUTLINE) {
          picture.setRGB(x, y, color.getRGB());
          return;
        }
      }
    }
  }

  /**
   * What a value looks like over a color.
   *
   * @param below the color below
   * @param value 0 to 1
   * @return the mixture
   */
  static Color over(Color below, double value) {
    double place = value * (RAMP.length - 1);
    int i = Math.min(RAMP.length - 2, (int) place);
    Color heat = ChartTheme.mix(RAMP[i], RAMP[i + 1], place - i);
    return ChartTheme.mix(below, heat, COVER * value);
  }
}
