package org.glimpse.synthetic;

import org.glimpse.core.frame.FacePoint;

/**
 * Where a point of a face truly is in a frame, seen or not.
 *
 * <p>Pixels from the picture's left and top edges: the center of the first pixel is at (0.5, 0.5),
 * and the point lies in the pixel of column {@code floor(x)} and row {@code floor(y)}. Outside the
 * picture where the face is.
 *
 * @param point which point
 * @param x pixels to the right
 * @param y pixels down
 */
public record Landmark(FacePoint point, double x, double y) {}
