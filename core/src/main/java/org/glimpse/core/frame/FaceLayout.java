package org.glimpse.core.frame;

import java.util.EnumMap;
import java.util.Map;
import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/**
 * Where the parts of a face lie in an aligned picture, as fractions of its side: the eye-centred
 * layout, in which the eye centres are at (0.34, 0.38) and (0.66, 0.38).
 *
 * <p>With these eyes an average adult face has its brows at 0.26, the mouth at 0.73 and the chin at
 * 0.96 of the height.
 */
public final class FaceLayout {
  private static final double EYE_X = 0.34;
  private static final double EYE_Y = 0.38;
  private static final double INTER_OCULAR = 1 - 2 * EYE_X;
  private static final Map<Region, double[]> BOXES = boxes();

  private FaceLayout() {}

  private static Map<Region, double[]> boxes() {
    EnumMap<Region, double[]> boxes = new EnumMap<>(Region.class);
    pair(boxes, Region.RIGHT_BROW, Region.LEFT_BROW, 0.18, 0.50, 0.17, 0.31);
    pair(boxes, Region.RIGHT_EYE, Region.LEFT_EYE, 0.22, 0.46, 0.32, 0.45);
    pair(boxes, Region.RIGHT_CHEEK, Region.LEFT_CHEEK, 0.18, 0.38, 0.48, 0.66);
    boxes.put(Region.NOSE, new double[] {0.40, 0.60, 0.45, 0.63});
    boxes.put(Region.MOUTH, new double[] {0.31, 0.69, 0.64, 0.84});
    boxes.put(Region.CHIN, new double[] {0.38, 0.62, 0.84, 0.97});
    return boxes;
  }

  private static void pair(
      Map<Region, double[]> boxes,
      Region right,
      Region left,
      double x0,
      double x1,
      double y0,
      double y1) {
    boxes.put(right, new double[] {x0, x1, y0, y1});
    boxes.put(left, new double[] {1 - x1, 1 - x0, y0, y1});
  }

  /**
   * The column of the right eye's centre, at the left of the picture.
   *
   * @param width the picture's width in pixels
   * @return pixels from the left edge
   */
  public static double rightEyeX(int width) {
    return EYE_X * width;
  }

  /**
   * The column of the left eye's centre.
   *
   * @param width the picture's width in pixels
   * @return pixels from the left edge
   */
  public static double leftEyeX(int width) {
    return (1 - EYE_X) * width;
  }

  /**
   * The row of both eyes' centres.
   *
   * @param height the picture's height in pixels
   * @return pixels from the top edge
   */
  public static double eyeY(int height) {
    return EYE_Y * height;
  }

  /**
   * The distance between the eyes' centres.
   *
   * @param width the picture's width in pixels
   * @return pixels
   */
  public static double interOcular(int width) {
    return INTER_OCULAR * width;
  }

  /**
   * Where a region lies.
   *
   * @param region the region
   * @param size the aligned picture's size, at least 8 pixels a side
   * @return a box inside the picture, at least 1 pixel a side
   * @throws IllegalArgumentException if a side is smaller than 8
   */
  public static Box box(Region region, Size size) {
    Checks.atLeast("aligned width", size.width(), 8);
    Checks.atLeast("aligned height", size.height(), 8);
    double[] f = java.util.Objects.requireNonNull(BOXES.get(region));
    int x0 = (int) Math.floor(f[0] * size.width());
    int x1 = Math.max(x0 + 1, (int) Math.floor(f[1] * size.width()));
    int y0 = (int) Math.floor(f[2] * size.height());
    int y1 = Math.max(y0 + 1, (int) Math.floor(f[3] * size.height()));
    return new Box(x0, y0, x1 - x0, y1 - y0);
  }

  /**
   * Where every region lies.
   *
   * @param size the aligned picture's size, at least 8 pixels a side
   * @return a box for each region
   * @throws IllegalArgumentException if a side is smaller than 8
   */
  public static Map<Region, Box> boxes(Size size) {
    EnumMap<Region, Box> boxes = new EnumMap<>(Region.class);
    for (Region region : Region.values()) {
      boxes.put(region, box(region, size));
    }
    return boxes;
  }
}
