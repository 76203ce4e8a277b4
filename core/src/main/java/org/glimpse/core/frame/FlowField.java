package org.glimpse.core.frame;

import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/**
 * Dense optical flow from one picture to another: u to the right and v down, in pixels, float32,
 * (H, W) row by row. Pixel (x, y) of the first picture is found at (x + u, y + v) of the second.
 */
public final class FlowField {
  private final Size size;
  private final float[] u;
  private final float[] v;

  private FlowField(Size size, float[] u, float[] v) {
    this.size = size;
    this.u = u;
    this.v = v;
  }

  /**
   * A field that takes over two arrays; the caller must not write to them afterwards.
   *
   * @param size width and height
   * @param u displacements to the right, width × height values
   * @param v displacements down, width × height values
   * @return the field
   * @throws IllegalArgumentException if an array has another length
   */
  public static FlowField wrap(Size size, float[] u, float[] v) {
    Checks.argument(
        u.length == size.area() && v.length == size.area(),
        "u and v must hold " + size.area() + " values but hold " + u.length + " and " + v.length);
    return new FlowField(size, u, v);
  }

  /**
   * Width and height.
   *
   * @return pixels
   */
  public Size size() {
    return size;
  }

  /**
   * Displacement to the right at a pixel.
   *
   * @param x column
   * @param y row
   * @return pixels
   */
  public float u(int x, int y) {
    return u[y * size.width() + x];
  }

  /**
   * Displacement down at a pixel.
   *
   * @param x column
   * @param y row
   * @return pixels
   */
  public float v(int x, int y) {
    return v[y * size.width() + x];
  }

  /**
   * Length of the displacement at a pixel.
   *
   * @param x column
   * @param y row
   * @return pixels, at least 0
   */
  public double magnitude(int x, int y) {
    return Math.hypot(u(x, y), v(x, y));
  }

  /**
   * All displacements to the right, row by row.
   *
   * @return a copy
   */
  public float[] u() {
    return u.clone();
  }

  /**
   * All displacements down, row by row.
   *
   * @return a copy
   */
  public float[] v() {
    return v.clone();
  }
}
