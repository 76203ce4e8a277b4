package org.glimpse.core;

/**
 * Width and height in pixels.
 *
 * @param width pixels in a row, at least 1
 * @param height rows, at least 1
 */
public record Size(int width, int height) {
  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if a side is smaller than 1
   */
  public Size {
    Checks.atLeast("width", width, 1);
    Checks.atLeast("height", height, 1);
  }

  /**
   * A square.
   *
   * @param side pixels, at least 1
   * @return the size
   * @throws IllegalArgumentException if {@code side < 1}
   */
  public static Size square(int side) {
    return new Size(side, side);
  }

  /**
   * The number of pixels.
   *
   * @return width times height
   * @throws ArithmeticException if it does not fit into an int
   */
  public int area() {
    return Math.multiplyExact(width, height);
  }

  /**
   * The size as it is written.
   *
   * @return for example {@code "1024x768"}
   */
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
