package org.glimpse.keyframe.flow;

import org.glimpse.core.Checks;
import org.glimpse.core.Size;
import org.glimpse.core.frame.FlowField;

/**
 * Optical strain: how much a flow field deforms the skin, whatever it does to it as a whole.
 *
 * <p>The strain tensor is {@code ½ (∇w + ∇wᵀ)} of the flow {@code w = (u, v)}; its magnitude is
 * {@code sqrt(u_x² + v_y² + ½ (u_y + v_x)²)}. Derivatives are central differences, one-sided at the
 * borders and 0 along a side of one pixel.
 *
 * <p>Source: the magnitude as in the public code of SOFTNet and MEA-LAB-421; unlike MEB's it keeps
 * the cross term of the shear.
 */
public final class OpticalStrain {
  private OpticalStrain() {}

  /**
   * The magnitude of the strain.
   *
   * @param flow the field, (H, W)
   * @return (H, W) row by row, pixels per pixel, at least 0
   */
  public static float[] magnitude(FlowField flow) {
    return magnitude(flow.size(), flow.u(), flow.v());
  }

  /**
   * The magnitude of the strain of a field on a grid whose cells are one unit of the displacements
   * apart.
   *
   * @param size width and height of the grid
   * @param u displacements to the right, row by row
   * @param v displacements down, row by row
   * @return one value a cell, at least 0
   * @throws IllegalArgumentException if an array does not have one value a cell
   */
  public static float[] magnitude(Size size, float[] u, float[] v) {
    Checks.argument(
        u.length == size.area() && v.length == size.area(),
        "u and v must hold " + size.area() + " values but hold " + u.length + " and " + v.length);
    int width = size.width();
    int height = size.height();
    float[] strain = new float[u.length];
    for (int y = 0; y < height; y++) {
      int up = Math.max(0, y - 1) * width;
      int down = Math.min(height - 1, y + 1) * width;
      double perRow = down == up ? 0 : (double) width / (down - up);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - 1);
        int right = Math.min(width - 1, x + 1);
        double perColumn = right == left ? 0 : 1.0 / (right - left);
        int row = y * width;
        double ux = (u[row + right] - u[row + left]) * perColumn;
        double vx = (v[row + right] - v[row + left]) * perColumn;
        double uy = (u[down + x] - u[up + x]) * perRow;
        double vy = (v[down + x] - v[up + x]) * perRow;
        double shear = uy + vx;
        strain[row + x] = (float) Math.sqrt(ux * ux + vy * vy + 0.5 * shear * shear);
      }
    }
    return strain;
  }
}
