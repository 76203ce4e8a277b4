package org.glimpse.video.face;

import java.util.Arrays;
import java.util.List;
import org.glimpse.core.Checks;

/** The landmarks of a face in one frame: the 468 points of MediaPipe's face mesh. */
final class FaceLandmarks {
  static final int COUNT = 468;

  /** The points of the mesh nearest to the 68 points of the iBUG scheme, in its order. */
  private static final int[] IBUG = {
    127,
    234,
    93,
    132,
    58,
    136,
    149,
    148,
    152,
    400,
    378,
    365,
    288,
    361,
    323,
    454,
    356, // jaw
    70,
    63,
    105,
    66,
    107,
    336,
    296,
    334,
    293,
    300, // brows
    168,
    197,
    5,
    4,
    75,
    97,
    2,
    326,
    305, // nose
    33,
    160,
    158,
    133,
    153,
    144,
    362,
    385,
    387,
    263,
    373,
    380, // eyes
    61,
    39,
    37,
    0,
    267,
    269,
    291,
    405,
    314,
    17,
    84,
    181, // outer lips
    78,
    82,
    13,
    312,
    308,
    317,
    14,
    87 // inner lips
  };

  /** What no muscle moves: the inner corners of the eyes, then the bridge of the nose. */
  private static final int[] RIGID = {133, 362, 168, 6, 197, 195};

  private final float[] xy;
  private final double presence;

  /**
   * Landmarks in the order of the mesh.
   *
   * @param xy x and y of each point in pixels of the frame; taken over
   * @param presence how certain it is that this is a face, in [0, 1]
   */
  FaceLandmarks(float[] xy, double presence) {
    Checks.argument(
        xy.length == 2 * COUNT, "a mesh has " + COUNT + " points but there are " + xy.length / 2);
    this.xy = xy;
    this.presence = presence;
  }

  double presence() {
    return presence;
  }

  Point point(int index) {
    return new Point(xy[2 * index], xy[2 * index + 1]);
  }

  /** The middles between the corners of each eye. */
  Face.Eyes eyes() {
    return new Face.Eyes(middle(33, 133), middle(362, 263));
  }

  private Point middle(int i, int j) {
    Point p = point(i);
    Point q = point(j);
    return new Point((p.x() + q.x()) / 2, (p.y() + q.y()) / 2);
  }

  /** The points that move with the head alone. */
  List<Point> rigid() {
    return Arrays.stream(RIGID).mapToObj(this::point).toList();
  }

  /** The 68 points of the iBUG scheme, x and y of each: jaw, brows, nose, eyes, lips. */
  float[] ibug68() {
    float[] points = new float[2 * IBUG.length];
    for (int i = 0; i < IBUG.length; i++) {
      points[2 * i] = xy[2 * IBUG[i]];
      points[2 * i + 1] = xy[2 * IBUG[i] + 1];
    }
    return points;
  }
}
