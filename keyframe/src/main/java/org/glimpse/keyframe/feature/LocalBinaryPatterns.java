package org.glimpse.keyframe.feature;

import java.util.ArrayList;
import java.util.List;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.Box;
import org.glimpse.core.frame.Frame;
import org.glimpse.keyframe.internal.Pictures;

/**
 * Local binary patterns, LBP(P, R): for each pixel which of the P points on a circle of radius R
 * are at least as bright as it.
 *
 * <p>Point {@code p} lies at {@code (x + R cos(2πp/P), y − R sin(2πp/P))}, so that point 0 is to
 * the right and the next is above; between pixels brightness is interpolated from four of them. The
 * code is {@code Σ 2^p} over the points with {@code g_p ≥ g_c}. Bins are the codes in ascending
 * order, or, if uniform, the codes with at most two changes between neighboring points in ascending
 * order and one bin, the last, for all others: P(P − 1) + 3 bins for P &gt; 3.
 *
 * <p>Source: the patterns of Ojala, Pietikäinen and Mäenpää, "Multiresolution gray-scale and
 * rotation invariant texture classification with local binary patterns", 2002, without the
 * invariance to rotation. Departure: pixels whose circle leaves the picture count too; the border
 * repeats beyond it.
 *
 * @param neighbors P, 1 to 16
 * @param radius R in pixels, greater than 0
 * @param uniform whether the codes that are not uniform share one bin
 */
public record LocalBinaryPatterns(int neighbors, double radius, boolean uniform) {
  private static final int MOST_NEIGHBORS = 16;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is outside its range
   */
  public LocalBinaryPatterns {
    Checks.inRange("neighbors", neighbors, 1, MOST_NEIGHBORS);
    Checks.positive("radius", radius);
  }

  /**
   * Eight neighbors at one pixel in the 59 uniform bins.
   *
   * @return the patterns
   */
  public static LocalBinaryPatterns withDefaults() {
    return new LocalBinaryPatterns(8, 1, true);
  }

  /**
   * The number of bins.
   *
   * @return 2^P, or P(P − 1) + 3 if uniform
   */
  public int bins() {
    return pattern().count();
  }

  /**
   * The bin of every pixel.
   *
   * @param frame a frame; of a colored one the luma is taken
   * @return (H, W) row by row, each from 0 to {@link #bins} − 1
   */
  public int[] map(Frame frame) {
    return map(Pictures.gray(frame), frame.size());
  }

  /**
   * The bin of every pixel of a plane.
   *
   * @param plane brightness row by row
   * @param size width and height
   * @return (H, W) row by row, each from 0 to {@link #bins} − 1
   * @throws IllegalArgumentException if the plane does not have one value a pixel
   */
  public int[] map(float[] plane, Size size) {
    Checks.argument(
        plane.length == size.area(),
        "a plane of " + size + " must hold " + size.area() + " values but holds " + plane.length);
    BinaryPattern pattern = pattern();
    BinaryPattern.Samples samples =
        (column, row) ->
            plane[inside(row, size.height()) * size.width() + inside(column, size.width())];
    int[] map = new int[plane.length];
    for (int y = 0; y < size.height(); y++) {
      for (int x = 0; x < size.width(); x++) {
        map[y * size.width() + x] = pattern.bin(samples, x, y);
      }
    }
    return map;
  }

  private BinaryPattern pattern() {
    return new BinaryPattern(neighbors, radius, radius, uniform);
  }

  static int inside(int place, int length) {
    return Math.max(0, Math.min(length - 1, place));
  }

  /**
   * The shares of the bins inside a box.
   *
   * @param map the bins of a picture as by {@link #map(Frame)}
   * @param width the width of the picture
   * @param box a box inside it
   * @return {@link #bins} shares whose sum is 1
   * @throws IndexOutOfBoundsException if the box is not inside the picture
   */
  public double[] histogram(int[] map, int width, Box box) {
    double[] histogram = new double[bins()];
    for (int y = box.y(); y < box.y() + box.height(); y++) {
      for (int x = box.x(); x < box.x() + box.width(); x++) {
        histogram[map[y * width + x]] += 1.0 / box.area();
      }
    }
    return histogram;
  }

  /**
   * The distance χ² of two histograms: {@code Σ (a_i − b_i)² / (a_i + b_i)} over the bins that one
   * of them fills.
   *
   * @param first shares
   * @param second as many shares
   * @return 0 for equal ones, 2 for shares without a common bin
   * @throws IllegalArgumentException if the numbers of bins differ
   */
  public static double chiSquare(double[] first, double[] second) {
    Checks.argument(
        first.length == second.length,
        "histograms must have equally many bins but have "
            + first.length
            + " and "
            + second.length);
    double sum = 0;
    for (int i = 0; i < first.length; i++) {
      double both = first[i] + second[i];
      double difference = first[i] - second[i];
      sum += both == 0 ? 0 : difference * difference / both;
    }
    return sum;
  }

  /**
   * Cuts a picture into blocks, row by row; block {@code i} of {@code n} along a side of {@code s}
   * pixels goes from {@code floor(i · s / n)} to the pixel before the next block.
   *
   * @param size the picture
   * @param columns blocks in a row, 1 to the width
   * @param rows blocks in a column, 1 to the height
   * @return columns × rows boxes that cover every pixel once
   * @throws IllegalArgumentException if there are fewer pixels than blocks
   */
  public static List<Box> blocks(Size size, int columns, int rows) {
    Checks.inRange("columns of blocks", columns, 1, size.width());
    Checks.inRange("rows of blocks", rows, 1, size.height());
    List<Box> boxes = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      int top = (int) ((long) r * size.height() / rows);
      int bottom = (int) ((r + 1L) * size.height() / rows);
      for (int c = 0; c < columns; c++) {
        int left = (int) ((long) c * size.width() / columns);
        int right = (int) ((c + 1L) * size.width() / columns);
        boxes.add(new Box(left, top, right - left, bottom - top));
      }
    }
    return List.copyOf(boxes);
  }
}
