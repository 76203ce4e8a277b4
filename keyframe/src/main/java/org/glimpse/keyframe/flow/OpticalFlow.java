package org.glimpse.keyframe.flow;

import org.glimpse.core.frame.FlowField;
import org.glimpse.core.frame.Frame;

/**
 * Dense optical flow between two pictures.
 *
 * <p>Implementations may be used by several threads at once and give the same field for the same
 * pictures, whatever was computed before.
 */
public interface OpticalFlow {
  /**
   * The flow from one picture to another.
   *
   * @param from the picture in whose pixels the field lives
   * @param to the picture in which they are looked for, of the same size
   * @return u to the right and v down in pixels: what is at (x, y) in {@code from} is at (x + u, y
   *     + v) in {@code to}
   * @throws IllegalArgumentException if the sizes differ or a side is shorter than {@link
   *     #minimumSide}
   */
  FlowField flow(Frame from, Frame to);

  /**
   * The shortest side of a picture that the method can work on.
   *
   * @return pixels, at least 1
   */
  int minimumSide();

  /**
   * The method as it is written in provenance and on the command line.
   *
   * @return for example {@code "dis"}
   */
  String id();
}
