package org.glimpse.keyframe.flow;

import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;

/**
 * Motion of the head as a whole in the picture: the similarity {@code u = tx + a·x − b·y, v = ty +
 * b·x + a·y} that most of a flow field agrees with, x and y in pixels from the picture's center.
 *
 * <p>Fitted so that a part of the face that moves by itself does not pull it: eight rounds of least
 * absolute residuals, which find the majority, then five with Tukey's biweight, which leave the
 * rest out. The scale of the residuals is 1.4826 times their median. At most 2000 pixels are asked,
 * evenly spread.
 *
 * @param tx shift to the right, pixels
 * @param ty shift down, pixels
 * @param a growth, 0 for none
 * @param b turn, small angle in radians, clockwise on the screen
 */
public record RigidMotion(double tx, double ty, double a, double b) {
  /** No motion. */
  static final RigidMotion NONE = new RigidMotion(0, 0, 0, 0);

  private static final int CORNERS = 4;

  /**
   * Fits the motion.
   *
   * @param flow the field
   * @param trust how much each pixel is asked, row by row, at least 0, not all of them 0
   * @return the motion
   * @throws IllegalArgumentException if the weights are not one a pixel or all of them are 0
   */
  public static RigidMotion fit(FlowField flow, float[] trust) {
    Size size = flow.size();
    Checks.argument(
        trust.length == size.area(),
        "trust must hold " + size.area() + " values but holds " + trust.length);
    return RigidMotionFit.of(flow, trust);
  }

  /**
   * This motion and then another: their sum, which is exact for shifts and good for the small turns
   * and growths of a head between two frames.
   *
   * @param other a motion seen after this one was taken out
   * @return both
   */
  RigidMotion and(RigidMotion other) {
    return new RigidMotion(tx + other.tx, ty + other.ty, a + other.a, b + other.b);
  }

  static double x(Size size, int pixel) {
    return pixel % size.width() - (size.width() - 1) / 2.0;
  }

  static double y(Size size, int pixel) {
    return Math.floorDiv(pixel, size.width()) - (size.height() - 1) / 2.0;
  }

  /**
   * How far the motion moves the picture.
   *
   * @param size the picture's size
   * @return the longest displacement of a point half way between the picture's center and its edge,
   *     in pixels
   */
  public double reach(Size size) {
    double most = 0;
    for (int corner = 0; corner < CORNERS; corner++) {
      double x = (corner % 2 - 0.5) * size.width() / 2;
      double y = (Math.floorDiv(corner, 2) - 0.5) * size.height() / 2;
      most = Math.max(most, Math.hypot(tx + a * x - b * y, ty + b * x + a * y));
    }
    return most;
  }

  /**
   * The moved picture as it was before this motion, interpolated linearly; its edge repeats
   * outside.
   *
   * @param size the picture's size
   * @param moved values row by row
   * @return values row by row
   * @throws IllegalArgumentException if there is not one value a pixel
   */
  public float[] bringBack(Size size, float[] moved) {
    Checks.argument(
        moved.length == size.area(),
        "the picture must hold " + size.area() + " values but holds " + moved.length);
    float[] back = new float[moved.length];
    for (int p = 0; p < back.length; p++) {
      double x = x(size, p);
      double y = y(size, p);
      double column = within(p % size.width() + tx + a * x - b * y, size.width());
      double row = within(Math.floorDiv(p, size.width()) + ty + b * x + a * y, size.height());
      int left = Math.min((int) column, Math.max(0, size.width() - 2));
      int top = Math.min((int) row, Math.max(0, size.height() - 2));
      int right = Math.min(left + 1, size.width() - 1);
      int below = Math.min(top + 1, size.height() - 1) * size.width();
      double u = column - left;
      double v = row - top;
      top *= size.width();
      double upper = (1 - u) * moved[top + left] + u * moved[top + right];
      double lower = (1 - u) * moved[below + left] + u * moved[below + right];
      back[p] = (float) ((1 - v) * upper + v * lower);
    }
    return back;
  }

  private static double within(double at, int length) {
    return Math.max(0, Math.min(length - 1, at));
  }

  /**
   * What is left of a field without this motion.
   *
   * @param flow the field
   * @return a new field of the same size
   */
  public FlowField removeFrom(FlowField flow) {
    Size size = flow.size();
    float[] u = flow.u();
    float[] v = flow.v();
    for (int p = 0; p < u.length; p++) {
      double x = x(size, p);
      double y = y(size, p);
      u[p] -= (float) (tx + a * x - b * y);
      v[p] -= (float) (ty + b * x + a * y);
    }
    return FlowField.wrap(size, u, v);
  }
}
