package org.glimpse.video.face;

import java.util.ArrayList;
import java.util.List;

/** Parts of an aligned face that tell how the head moves, in the eye-centred layout. */
enum FacePart {
  /** The upper face without the lids: forehead, brows, nose, cheeks down to the nostrils. */
  UPPER(0.16, 0.84, 0.08, 0.64),
  /** What no muscle moves: the bridge of the nose and the inner corners of the eyes. */
  BRIDGE(0.40, 0.60, 0.30, 0.54);

  private static final double TRUST_IN_BRIDGE = 8;
  private static final double TRUST_IN_BROWS = 0.25;
  private static final double LIDS_OUT = 0.24;
  private static final double LIDS_IN = 0.42;
  private static final double LIDS_TOP = 0.32;
  private static final double LIDS_BOTTOM = 0.44;

  private final double left;
  private final double right;
  private final double top;
  private final double bottom;

  FacePart(double left, double right, double top, double bottom) {
    this.left = left;
    this.right = right;
    this.top = top;
    this.bottom = bottom;
  }

  /** The upper left corners of the blocks that cover the part of a square picture. */
  List<Point> corners(int side, int block) {
    List<Point> corners = new ArrayList<>();
    for (int y = (int) (top * side); y + block <= bottom * side; y += block) {
      for (int x = (int) (left * side); x + block <= right * side; x += block) {
        if (!isLid((x + block / 2.0) / side, (y + block / 2.0) / side)) {
          corners.add(new Point(x, y));
        }
      }
    }
    return corners;
  }

  /**
   * How much a block is believed when it tells how the head moves: the bridge and the corners
   * beside it are moved by no muscle, brows and forehead by several.
   *
   * @param x the block's middle as a fraction of the picture's width
   * @param y the block's middle as a fraction of the picture's height
   */
  static double trust(double x, double y) {
    if (x > BRIDGE.left && x < BRIDGE.right && y > BRIDGE.top && y < BRIDGE.bottom) {
      return TRUST_IN_BRIDGE;
    }
    return y < BRIDGE.top ? TRUST_IN_BROWS : 1;
  }

  private static boolean isLid(double x, double y) {
    double fromEdge = Math.min(x, 1 - x);
    return y > LIDS_TOP && y < LIDS_BOTTOM && fromEdge > LIDS_OUT && fromEdge < LIDS_IN;
  }

  /**
   * How far a motion carries the bridge and the inner corners of the eyes.
   *
   * @param motion a motion in a square picture of an aligned face
   * @param side the picture's side in pixels
   * @return the mean distance in pixels
   */
  static double rigidMotion(Similarity motion, int side) {
    return rigidPoints(side).stream()
        .mapToDouble(p -> motion.apply(p).distanceTo(p))
        .average()
        .orElseThrow();
  }

  /** Places by which the motion of the head is judged: the bridge and the corners beside it. */
  static List<Point> rigidPoints(int side) {
    return List.of(
        new Point(0.5 * side, 0.36 * side),
        new Point(0.5 * side, 0.46 * side),
        new Point(0.43 * side, 0.39 * side),
        new Point(0.57 * side, 0.39 * side));
  }
}
