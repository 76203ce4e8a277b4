package org.glimpse.synthetic;

/** Paints what hides a part of a face, where it lies in frame 0. */
interface OccluderPainter {
  /** Lays it, and the shadow that it casts, over an empty layer. */
  void paint(Layer layer);

  /** The rectangle that holds it without its shadow, in face units. */
  Extent extent();

  /**
   * A rectangle in face units.
   *
   * @param left its left edge
   * @param top its top edge
   * @param right its right edge
   * @param bottom its bottom edge
   */
  record Extent(double left, double top, double right, double bottom) {
    Extent union(Extent other) {
      return new Extent(
          Math.min(left, other.left),
          Math.min(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom));
    }
  }
}
