package org.glimpse.core.frame;

import org.glimpse.core.Checks;
import org.glimpse.core.Size;

/**
 * A rectangle of whole pixels.
 *
 * @param x the leftmost column
 * @param y the topmost row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Box(int x, int y, int width, int height) {
  /**
   * Checks the sides.
   *
   * @throws IllegalArgumentException if a side is smaller than 1
   */
  public Box {
    Checks.atLeast("box width", width, 1);
    Checks.atLeast("box height", height, 1);
  }

  /**
   * The number of pixels.
   *
   * @return width times height
   */
  public long area() {
    return (long) width * height;
  }

  /**
   * Whether the box lies wholly inside a picture.
   *
   * @param size the picture's size
   * @return true if no pixel is outside
   */
  public boolean isInside(Size size) {
    return x >= 0 && y >= 0 && x + width <= size.width() && y + height <= size.height();
  }
}
